// The shipped vectors of this topic, by id.
import open from '../../../../tests/vectors/open.json';

interface Vector {
	readonly id: string;
	readonly inputs: Readonly<Record<string, unknown>>;
	readonly expected: Readonly<Record<string, unknown>>;
}
const vectors = open.vectors as unknown as readonly Vector[];

export function vector(id: string): Vector {
	const found = vectors.find((each) => each.id === id);
	if (!found) throw new Error(`no vector ${id}`);
	return found;
}

export const idsOf = (topic: string): string[] => vectors.flatMap((each) => (each.id.startsWith(topic) ? [each.id] : []));
