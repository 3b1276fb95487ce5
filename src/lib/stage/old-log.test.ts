import { describe, expect, test } from 'vitest';
import { advance } from '$lib/sim/advance';
import { view } from '$lib/sim/picture';
import { MODEL_VERSION } from '$lib/sim/world';
import { open } from './open';
import { only } from '../../../tests/fixtures/play';
import written from '../../../tests/fixtures/log-of-model-1.json';
import { readLog } from '$lib/scenario/log-schema';

function opened(log: unknown) {
	const read = readLog(log);
	if ('unreadable' in read) throw new Error(JSON.stringify(read.unreadable));
	return read.log;
}

describe('a log of the first version', () => {
	test('opens from its checkpoint, its history shown as recorded', () => {
		const { stage, notice, refused } = open(opened(written));
		expect([notice, refused]).toEqual(['otherModel', []]);
		expect(stage.view.model).toBe(MODEL_VERSION);
		expect(stage.view.seconds).toBe(4);
		expect(stage.view.guests['vm:app-01']?.task?.migration?.round).toBe(1);
		expect(stage.view.guests['vm:db-01']?.state).toBe('suspended');
	});

	test('goes on where it was: the round under way is finished, and the guest arrives', () => {
		const { checkpoint } = opened(written);
		if (!checkpoint) throw new Error('the log has a checkpoint');
		const { world, events } = advance(checkpoint, 60e9);
		// 4,096 MiB over 10 Gbit/s, begun at second 3, after a second of set-up
		expect(events.find((event) => event.type === 'migrationRound')?.at).toBe(3e9 + Math.ceil((4096 * 2 ** 20 * 1e9) / 1.25e9));
		expect(only(events, 'guestMigrated').to).toBe('host:birch');
		expect(view(world).guests['vm:app-01']?.host).toBe('host:birch');
	});

	test('that was altered is still refused as damaged', () => {
		const altered = structuredClone(written);
		const [guest] = altered.checkpoint.guests;
		if (guest) guest.memoryBytes *= 2;
		expect(readLog(altered)).toMatchObject({ unreadable: { reason: 'damaged' } });
	});
});
