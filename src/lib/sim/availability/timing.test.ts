import { describe, expect, test } from 'vitest';
import open from '../../../../tests/vectors/open.json';
import { quarantineUntil } from './quarantine';
import { vsphere4Timing, vsphere5Timing, windowsTiming, xapiTimeouts, xenserverTiming } from './timing';

const vector = (id: string) => {
	const found = open.vectors.find((each) => each.id === id);
	if (!found) throw new Error(`no vector ${id}`);
	return found as { inputs: Record<string, unknown>; expected: Record<string, unknown>; source: string };
};

test(`ha.vsphere4.timing: ${vector('ha.vsphere4.timing').source}`, () => {
	const { heartbeatS, isolatedS, failedS } = vsphere4Timing;
	expect({ heartbeat_s: heartbeatS, isolation_declared_s: isolatedS, host_failed_s: failedS }).toEqual(
		vector('ha.vsphere4.timing').expected
	);
});

test.each(['ha.xapi.timeouts.10', 'ha.xapi.timeouts.60'])('%s: xen-api xapi_ha.ml', (id) => {
	const { inputs, expected } = vector(id);
	expect(xapiTimeouts(Number(inputs.timeout_s))).toEqual(expected);
});

test(`ha.wsfc.same-subnet: ${vector('ha.wsfc.same-subnet').source}`, () => {
	const { inputs, expected } = vector('ha.wsfc.same-subnet');
	const down = (inputs.threshold as number[]).map((threshold) => windowsTiming(threshold, Number(inputs.delay_s)).failedS);
	expect(down).toEqual(expected.node_down_after_s);
});

test('vSphere 5: three seconds more with heartbeat datastores, and the primary notices its isolation sooner', () => {
	expect(vsphere5Timing()).toEqual({ heartbeatS: 1, failedS: 18, isolatedS: 30 });
	expect(vsphere5Timing({ primary: true, heartbeatDatastores: 0 })).toEqual({ heartbeatS: 1, failedS: 15, isolatedS: 5 });
});

describe('XenServer', () => {
	test('writes its state file less often when the timeout is long', () => {
		expect(xapiTimeouts(120)).toMatchObject({ heart_beat_interval: 3, state_file_interval: 6, boot_join_timeout: 180 });
		expect(xapiTimeouts(30)).toMatchObject({ heart_beat_interval: 3, state_file_interval: 2, state_file_watchdog_timeout: 45 });
	});

	test('refuses a timeout that xapi refuses', () => {
		for (const timeout of [9, 0, -1, 10.5, NaN, Infinity]) expect(() => xapiTimeouts(timeout)).toThrow(RangeError);
	});

	test('a host that is cut off fences itself when the others give it up', () => {
		expect(xenserverTiming(60)).toEqual({ heartbeatS: 3, failedS: 60, isolatedS: 60 });
	});
});

describe('quarantine of a Windows node', () => {
	test('the third failure within an hour keeps it out for two hours', () => {
		expect(quarantineUntil([100, 200], 8, 0)).toBeNull();
		expect(quarantineUntil([100, 200, 300], 8, 0)).toBe(300 + 7_200);
		expect(quarantineUntil([100, 200, 3_700], 8, 0)).toBeNull();
	});

	test('never more than a quarter of the nodes', () => {
		expect(quarantineUntil([1, 2, 3], 8, 1)).not.toBeNull();
		expect(quarantineUntil([1, 2, 3], 8, 2)).toBeNull();
		expect(quarantineUntil([1, 2, 3], 3, 0)).toBeNull();
	});

	test('nothing without a failure', () => {
		expect(quarantineUntil([], 8, 0)).toBeNull();
	});
});
