// Text widths without a browser: advance widths of Atkinson Hyperlegible Next, so that server, browser and tests lay out alike.

/** thousandths of the font size, for the characters from space to tilde */
const REGULAR = widths(
	'280 286 301 651 650 919 731 160 299 299 485 606 210 362 210 387 650 650 650 650 650 650 650 650 650 650 210 210 553 628 553 480 778 626 613 645 669 569 552 694 694 392 512 631 541 824 693 714 592 724 614 592 558 690 593 856 623 575 607 317 387 344 552 372 243 525 566 485 564 538 314 558 550 252 245 492 262 845 550 548 566 574 349 471 326 540 461 684 481 449 460 344 237 344 555'
);
const BOLD = widths(
	'308 300 376 747 660 961 726 203 329 329 485 596 262 371 262 432 660 660 660 660 660 660 660 660 660 660 262 262 567 614 567 536 781 670 638 656 686 593 564 715 700 420 553 659 550 853 714 742 623 752 644 607 599 687 636 881 675 638 617 336 432 344 577 395 281 548 591 506 591 559 357 588 568 293 257 546 309 876 568 571 591 595 372 503 368 563 519 731 531 510 499 376 251 376 540'
);
/** of anything else: wide enough for accented capitals */
const OTHER = 700;

function widths(list: string): readonly number[] {
	return list.split(' ').map(Number);
}

/** px that a line of text takes; figures are counted as wide as the widest, since they are set tabular */
export function textWidth(text: string, size: number, weight: 'regular' | 'bold' = 'regular'): number {
	const table = weight === 'bold' ? BOLD : REGULAR;
	let thousandths = 0;
	for (const character of text) thousandths += table[(character.codePointAt(0) ?? 0) - 32] ?? OTHER;
	return (thousandths * size) / 1000;
}

/** the text, or as much of it as fits with an ellipsis */
export function cutText(text: string, size: number, weight: 'regular' | 'bold', room: number): string {
	if (textWidth(text, size, weight) <= room) return text;
	let kept = text;
	while (kept.length > 1 && textWidth(`${kept}…`, size, weight) > room) kept = kept.slice(0, -1);
	return `${kept}…`;
}
