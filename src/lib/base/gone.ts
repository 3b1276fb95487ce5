// Exponential decay without the engine's exponential, whose last digits differ between engines: only + - * /.

/** 1 - e^-z for z ≤ 1/8, by Taylor's series in Horner's form; ten terms leave less than 1e-17 */
function goneSoon(z: number): number {
	let sum = 1;
	for (let n = 10; n > 1; n--) sum = 1 - (z / n) * sum;
	return z * sum;
}

/**
 * 1 - e^-x: the part of something decaying that is gone after x time constants, to about 15 digits.
 *
 * Halves x until the series is exact, then doubles with 1 - e^-2z = y·(2 - y), which never makes a relative error larger.
 * @param x at least 0; Infinity is fine
 */
export function gone(x: number): number {
	if (x > 40) return 1; // e^-40 is below half the last digit of 1
	let halvings = 0;
	let z = x;
	for (; z > 0.125; z /= 2) halvings++;
	let y = goneSoon(z);
	for (; halvings > 0; halvings--) y = y * (2 - y);
	return y;
}
