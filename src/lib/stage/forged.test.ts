// What others send may be anything: a log that passes the door must open, play, and be undone without a throw.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportLog, importLog } from '$lib/scenario/log-file';
import { hashWorld } from '$lib/sim/hash';
import type { Log } from '$lib/sim/log';
import { open } from './open';
import { anyCommand, moveWeb, SMALL_ESTATE } from './small-estate.fixture';

function busy(): Log {
	const { stage } = open(SMALL_ESTATE);
	stage.send(moveWeb);
	stage.send({ type: 'cloneGuest', guest: 'vm:spare', name: 'copy', host: 'host:birch', datastore: 'ds:san' });
	stage.send({ type: 'suspend', guest: 'vm:db' });
	stage.clock.seek(5);
	stage.send({ type: 'runJob', guest: 'vm:web', gigacycles: 20 });
	stage.clock.seek(8);
	return stage.log();
}

/** every place in a JSON value, as a path */
function places(value: unknown, path: readonly string[] = []): (readonly string[])[] {
	if (typeof value !== 'object' || value === null) return [path];
	return [path, ...Object.entries(value).flatMap(([key, part]) => places(part, [...path, key]))];
}

function withChange(value: unknown, [key, ...rest]: readonly string[], change: unknown): unknown {
	if (key === undefined) return change;
	if (Array.isArray(value)) return value.map((part: unknown, index) => (String(index) === key ? withChange(part, rest, change) : part));
	return { ...(value as object), [key]: withChange((value as Record<string, unknown>)[key], rest, change) };
}

const read = (value: unknown) => importLog(JSON.stringify({ format: 'guesthouse-log', version: 1, log: value }));

describe('a file', () => {
	it('brings back what was exported', () => {
		const log = busy();
		expect(importLog(exportLog(log))).toEqual({ log });
	});

	it.each([
		['empty', '', 'empty'],
		['a letter', 'Dear all,', 'foreign'],
		['JSON of something else', '{"format":"shopping"}', 'foreign'],
		['cut', exportLog(busy()).slice(0, -100), 'damaged'],
		['of a newer kind', exportLog(busy()).replace('"version":1', '"version":2'), 'newer'],
		['with a command to another kind of thing', exportLog(busy()).replace('"to":"host:birch"', '"to":"vm:db"'), 'wrong'],
		['with another world than its hash', exportLog(busy()).replace('"seed":1,"now"', '"seed":2,"now"'), 'damaged'],
		['64 MB of noise', 'x'.repeat(64_000_001), 'tooLarge']
	])('that is %s is refused with the reason', (_, text, reason) => {
		expect(importLog(text)).toMatchObject({ unreadable: { reason } });
	});

	it('says where it is wrong', () => {
		const log = busy();
		expect(read(withChange(log, ['entries', '0', 'command', 'to'], 7))).toMatchObject({ unreadable: { where: 'entries.0.command.to' } });
		expect(read(withChange(log, ['scenario', 'hosts', '1', 'cores'], -1))).toMatchObject({
			unreadable: { where: 'scenario.hosts.1.cores' }
		});
		expect(read(withChange(log, ['scenario', 'guests', '0', 'host'], 'Nowhere'))).toMatchObject({
			unreadable: { where: 'scenario.guests.0.host' }
		});
	});
});

describe('a forged log', () => {
	const odd = fc.oneof(
		fc.constantFrom<unknown>(
			null,
			true,
			'',
			'host:ghost',
			'vm:ghost',
			'vm:db',
			'host:birch',
			'task:1',
			'__proto__',
			[],
			{},
			-1,
			0,
			1,
			0.5,
			1e15,
			1e300
		),
		fc.constantFrom('off', 'running', 'starting', 'noSpace', 'crashed', 'suspended', 'failed', 'setup', 'switchOver', 'boot', 'clone'),
		fc.double({ noNaN: true }),
		fc.integer()
	);

	it('that passes the door is played, undone and sent to without a throw', () => {
		const log = busy();
		// both ways in: the world itself, and the replay
		const all = places(log).filter((path) => path.length > 0);
		let opened = 0;
		fc.assert(
			fc.property(
				fc.constantFrom(...all),
				odd,
				fc.constantFrom('0', log.model),
				fc.array(anyCommand, { maxLength: 5 }),
				(path, value, model, commands) => {
					const changed = withChange({ ...log, model, checkpoint: log.checkpoint && { ...log.checkpoint, model } }, path, value) as Log;
					const result = read({ ...changed, hash: hashWorld(changed.checkpoint ?? null) });
					if ('unreadable' in result) return;
					opened++;
					const { stage } = open(result.log);
					expect(Object.keys(stage.view.guests).length).toBeGreaterThanOrEqual(0);
					for (const command of commands) stage.send(command);
					stage.clock.seek(stage.clock.seconds + 300);
					expect(stage.view.seconds).toBeGreaterThan(0);
					stage.history.undo();
					stage.log();
				}
			),
			{ seed: 20_26, numRuns: 800 }
		);
		expect(opened).toBeGreaterThan(50);
	});
});
