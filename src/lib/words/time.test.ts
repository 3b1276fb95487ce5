import { expect, test } from 'vitest';
import { clock, duration, durationNs, spokenClock } from './time';

test.each([
	[0, '0 s'],
	[0.0000052, '5.2 µs'],
	[0.0012, '1.2 ms'],
	[0.041, '41 ms'],
	[0.09, '90 ms'],
	[0.9994, '999 ms'],
	[0.9996, '1 s'],
	[11.4, '11.4 s'],
	[59.94, '59.9 s'],
	[59.96, '1 min'],
	[60, '1 min'],
	[80, '1 min 20 s'],
	[80.6, '1 min 21 s'],
	[119.7, '2 min'],
	[3599.6, '1 h'],
	[7500, '2 h 5 min']
])('%d s lasts %s', (seconds, text) => expect(duration(seconds)).toBe(text));

test('nanoseconds read like seconds', () => {
	expect(durationNs(90_000_000)).toBe('90 ms');
	expect(durationNs(23_100_000_000)).toBe('23.1 s');
});

test.each([
	[0, '0:00:00', '0 seconds'],
	[1, '0:00:01', '1 second'],
	[83.9, '0:01:23', '1 minute, 23 seconds'],
	[120, '0:02:00', '2 minutes'],
	[3600, '1:00:00', '1 hour'],
	[36_062, '10:01:02', '10 hours, 1 minute, 2 seconds']
])('the clock at %d s shows %s and says %s', (seconds, shown, said) => {
	expect(clock(seconds)).toBe(shown);
	expect(spokenClock(seconds)).toBe(said);
});
