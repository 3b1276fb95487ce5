import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '$lib/sim/advance';
import type { Command } from '$lib/sim/command';
import { hashWorld } from '$lib/sim/hash';
import type { Entry, Log } from '$lib/sim/log';
import { perform } from '$lib/sim/perform';
import type { Scenario } from '$lib/sim/scenario';
import { start } from '$lib/sim/start';
import { SECOND } from '$lib/sim/units';
import { MODEL_VERSION } from '$lib/sim/world';
import { toBase64url } from './base64url';
import { builtIn, builtInById } from './catalogue';
import { crc32 } from './checksum';
import { LONGEST_LINK, readLink, SHORT_LINK, writeLink } from './share';

async function scenarioOf(id: string): Promise<Scenario> {
	const found = builtInById(id);
	if (!found) throw new Error(`no scenario ${id}`);
	return found.load();
}

/** performs what is accepted, a little later each */
function logOf(scenario: Scenario, commands: readonly Command[]): Log {
	let world = start(scenario);
	const entries: Entry[] = [];
	for (const command of commands) {
		world = advance(world, world.now + 1_234_567_891).world;
		const done = perform(world, command);
		if (done.refused) continue;
		entries.push({ at: world.now, command });
		world = done.world;
	}
	world = advance(world, world.now + 5 * SECOND).world;
	return { model: MODEL_VERSION, scenario, entries, until: world.now, hash: hashWorld(world), checkpoint: world, past: null };
}

/** a link of ours around anything */
function forged(value: unknown): string {
	return wrapped(deflateSync(new TextEncoder().encode(JSON.stringify(value))));
}

function wrapped(packed: Uint8Array): string {
	const bytes = new Uint8Array(4 + packed.length);
	new DataView(bytes.buffer).setUint32(0, crc32(packed));
	bytes.set(packed, 4);
	return `1.${toBase64url(bytes)}`;
}

const reasonOf = async (text: string) => {
	const read = await readLink(text);
	return 'unreadable' in read ? read.unreadable.reason : 'opened';
};

const clinic = await scenarioOf('clinic-ehr');
const moves = clinic.guests.slice(0, 20).map((guest, index): Command => {
	const id = `vm:${guest.name}` as const;
	return index % 2 === 0
		? { type: 'migrate', guest: id, to: guest.host === 'Alder' ? 'host:cedar' : 'host:alder' }
		: { type: 'pause', guest: id };
});

describe('a share link', () => {
	it("of 20 commands in the clinic's estate is short enough for any mail", async () => {
		const commands = Array.from({ length: 20 }, (_, index): Command => ({
			type: index % 2 === 0 ? 'pause' : 'resume',
			guest: `vm:${clinic.guests[index >> 1]?.name ?? ''}`
		}));
		const log = logOf(clinic, commands);
		expect(log.entries).toHaveLength(20);
		const link = await writeLink(log);
		expect(link?.length).toBeLessThan(SHORT_LINK);
		const read = await readLink(link ?? '');
		expect(read).toEqual({ log: { ...log, checkpoint: null } });
	});

	it('carries the world at the end while it stays short', async () => {
		const log = logOf(await scenarioOf('two-hosts'), []);
		const link = await writeLink(log);
		expect(await readLink(link ?? '')).toEqual({ log });
	});

	it('carries a scenario that is not built in whole', async () => {
		const log = logOf({ ...clinic, title: 'Our own' }, moves);
		const link = await writeLink(log);
		expect(await readLink(link ?? '')).toEqual({ log: { ...log, checkpoint: null } });
	});

	it('holds only letters that no chat program breaks', async () => {
		expect(await writeLink(logOf(clinic, moves))).toMatch(/^1\.[A-Za-z0-9_-]+$/);
	});

	it('is not made when it would be too long', async () => {
		const large = await scenarioOf('estate-1000');
		expect(await writeLink(logOf({ ...large, title: 'Our own' }, []))).toBeNull();
		expect((await writeLink(logOf(large, [])))?.length).toBeLessThan(LONGEST_LINK);
	});

	it('says why it can not be opened', async () => {
		const log = logOf(clinic, moves);
		const link = (await writeLink(log)) ?? '';
		expect(await reasonOf('')).toBe('empty');
		expect(await reasonOf('hello')).toBe('foreign');
		expect(await reasonOf(`2${link.slice(1)}`)).toBe('newer');
		expect(await reasonOf(link.slice(0, -7))).toBe('damaged');
		expect(await reasonOf(link.replace(/.$/, '!'))).toBe('damaged');
		expect(await reasonOf(wrapped(Uint8Array.of(1, 2, 3)))).toBe('damaged');
		expect(await reasonOf(forged('hello'))).toBe('wrong');
		expect(await reasonOf(forged({ ...log, scenario: { id: 'gone', hash: '' } }))).toBe('otherScenario');
		expect(await reasonOf(forged({ ...log, scenario: { id: 'clinic-ehr', hash: 'of another edition' } }))).toBe('otherScenario');
	});

	it('refuses a few letters that would unfold to more than the memory holds', async () => {
		const bomb = wrapped(deflateSync(new Uint8Array(50_000_000), { level: 9 }));
		expect(bomb.length).toBeLessThan(100_000);
		expect(await reasonOf(bomb)).toBe('tooLarge');
	});

	it('never throws, whatever letters come', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.oneof(
					fc.string(),
					fc.uint8Array().map(wrapped),
					fc.json().map((json) => forged(JSON.parse(json)))
				),
				async (text) => {
					expect(await reasonOf(text)).not.toBe('opened');
				}
			),
			{ seed: 20_26, numRuns: 300 }
		);
	});

	it('with one letter changed is damaged, whichever letter it is', async () => {
		const link = (await writeLink(logOf(clinic, []), builtIn)) ?? '';
		for (let at = 2; at < link.length; at += 3) {
			const other = link[at] === 'A' ? 'B' : 'A';
			const reason = await reasonOf(link.slice(0, at) + other + link.slice(at + 1));
			// the last letter carries fewer than six bits: some changes of it change nothing
			expect(['damaged', ...(at >= link.length - 1 ? ['opened'] : [])]).toContain(reason);
		}
	});
});
