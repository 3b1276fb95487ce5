import { describe, expect, test } from 'vitest';
import { getsOut, plugsReach, type Plug } from './switch';

const plug = (change: Partial<Plug> = {}): Plug => ({ host: 'alder', network: 'lan', isolated: false, linkUp: true, ...change });
const elsewhere = { host: 'birch' };
const fenced = { network: 'lab', isolated: true };

/** [what it is, one plug, the other, they reach each other] */
const cases: [string, Partial<Plug>, Partial<Plug>, boolean][] = [
	['one network on one host', {}, {}, true],
	['one network on one host whose uplink is down', { linkUp: false }, { linkUp: false }, true],
	['one network on two hosts', {}, elsewhere, true],
	['one network on two hosts, one uplink down', { linkUp: false }, elsewhere, false],
	['one isolated network on one host', fenced, fenced, true],
	['one isolated network on two hosts', fenced, { ...fenced, ...elsewhere }, false],
	['two networks, by the router', {}, { network: 'dmz' }, true],
	['two networks on one host whose uplink is down', { linkUp: false }, { network: 'dmz', linkUp: false }, false],
	['two networks of which one is isolated', {}, fenced, false],
	['an adapter that is not connected', { network: null }, {}, false],
	['two adapters that are not connected', { network: null }, { network: null }, false]
];

describe('guests reach each other', () => {
	test.each(cases)('over %s', (_, a, b, reach) => {
		expect(plugsReach(plug(a), plug(b))).toBe(reach);
		expect(plugsReach(plug(b), plug(a))).toBe(reach);
	});
	test('from a plug to the outside only over a network with an uplink that is up', () => {
		expect([{}, { linkUp: false }, fenced, { network: null }].map((change) => getsOut(plug(change)))).toEqual([true, false, false, false]);
	});
});
