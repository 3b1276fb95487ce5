// Compiles a life-cycle machine to rows of plain data, and refuses what a table cannot say.
import type { AnyStateMachine, AnyStateNode } from 'xstate';

/** rows[state][event] = next state; an event that a state does not accept is missing from its row */
export type Rows = Record<string, Record<string, string>>;

/** @throws Error naming the state, for guards, actions, `always`, `after`, `invoke`, parallel and history states, wildcards */
export function compileTable(machine: AnyStateMachine): Rows {
	const leaves: AnyStateNode[] = [];
	const walk = (node: AnyStateNode) => {
		if (node.type === 'parallel' || node.type === 'history') refuse(node, node.type);
		if (node.always?.length) refuse(node, 'always');
		if (node.after.length) refuse(node, 'after');
		if (node.invoke.length) refuse(node, 'invoke');
		if (node.entry.length || node.exit.length) refuse(node, 'entry or exit action');
		const children = Object.values(node.states) as AnyStateNode[];
		if (children.length === 0) leaves.push(node);
		children.forEach(walk);
	};
	walk(machine.root);
	if (new Set(leaves.map((leaf) => leaf.key)).size !== leaves.length) throw new Error('two states have the same name');
	return Object.fromEntries(leaves.map((leaf) => [leaf.key, rowOf(leaf)]));
}

function rowOf(leaf: AnyStateNode): Record<string, string> {
	const row: Record<string, string> = {};
	// outermost first, so that the innermost state that knows an event has the last word, as in the machine
	for (const owner of lineage(leaf).reverse()) {
		for (const [event, [transition, more]] of owner.transitions) {
			if (!transition || event.includes('*')) return refuse(owner, `'${event}'`);
			if (more || transition.guard) return refuse(owner, `guarded ${event}`);
			if (transition.actions.length) return refuse(owner, `action on ${event}`);
			const target = transition.target?.[0];
			if (!target) return refuse(owner, `targetless ${event}`);
			row[event] = leafOf(target).key;
		}
	}
	return row;
}

const lineage = (node: AnyStateNode): AnyStateNode[] => (node.parent ? [node, ...lineage(node.parent)] : [node]);

function leafOf(node: AnyStateNode): AnyStateNode {
	const first = node.initial.target[0];
	return first ? leafOf(first) : node;
}

function refuse(node: AnyStateNode, what: string): never {
	throw new Error(`${node.id}: ${what} cannot be a table row`);
}
