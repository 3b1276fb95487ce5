// From the screen to the figure and back: which host lies under a point, where a host is on the screen, which guest is next to another.
import type { GuestId, HostId } from '$lib/sim/world';
import type { RackMarks } from './marks';

/** the drawing's place on the screen, and how much larger it is than its marks */
function frame(root: Element | undefined, marks: RackMarks): { rect: DOMRect; scale: number } | null {
	const drawing = root?.querySelector('.drawing');
	if (!drawing) return null;
	const rect = drawing.getBoundingClientRect();
	return { rect, scale: rect.width / marks.width };
}

export function hostAt(root: Element, marks: RackMarks, x: number, y: number): HostId | null {
	const at = frame(root, marks);
	if (!at || x < at.rect.left - 8 || x > at.rect.right + 8) return null;
	const inside = (y - at.rect.top) / at.scale;
	return marks.hosts.find(({ row }) => inside >= row.y && inside < row.y + row.height)?.id ?? null;
}

export function hostRect(root: Element | undefined, marks: RackMarks, host: HostId): DOMRect | null {
	const at = frame(root, marks);
	const box = marks.hosts.find(({ id }) => id === host)?.box;
	if (!at || !box) return null;
	return new DOMRect(at.rect.left + box.x * at.scale, at.rect.top + box.y * at.scale, box.width * at.scale, box.height * at.scale);
}

/** Arrows with nothing in the hand: left and right along the guests, up and down to the nearest one of the host above or below. */
export function nextGuest(marks: RackMarks, from: Element, key: string): { guest: GuestId; host: HostId } | null {
	const guest = from.closest<SVGElement>('[data-guest]')?.dataset.guest;
	const rows = marks.hosts.map((host) => [...host.tiles.filter(({ state }) => state !== 'arriving'), ...host.parked]);
	const all = rows.flat();
	const row = rows.findIndex((marks) => marks.some((mark) => mark.guest === guest));
	const here = all.find((mark) => mark.guest === guest);
	if (!here) return null;
	const aside = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
	const middle = here.box.x + here.box.width / 2;
	const near = (row: number, step: number): typeof all => {
		for (let at = row + step; at >= 0 && at < rows.length; at += step) {
			const marks = rows[at] ?? [];
			if (marks.length > 0)
				return [...marks].sort((a, b) => Math.abs(a.box.x + a.box.width / 2 - middle) - Math.abs(b.box.x + b.box.width / 2 - middle));
		}
		return [];
	};
	return (aside !== 0 ? all[all.indexOf(here) + aside] : near(row, key === 'ArrowDown' ? 1 : -1)[0]) ?? null;
}

/** the button of a guest, where it is drawn */
export const guestButton = (root: Element | undefined, guest: string): HTMLElement | SVGElement | null =>
	root?.querySelector<HTMLElement | SVGElement>(`[data-guest="${CSS.escape(guest)}"] :is([role='button'], button)`) ?? null;
