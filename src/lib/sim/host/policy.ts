// The rules by which memory is taken back, changed while everything runs: page sharing on or off, idle pages dearer or cheaper.
import { inRange } from '../guest/limits';
import type { Operation } from '../operation';
import { squeezeEverywhere } from './settle';

export const setMemoryPolicy: Operation<'setMemoryPolicy'> = {
	checks(_, { idleTaxPercent, sharingPercent }) {
		return [
			...(idleTaxPercent === undefined ? [] : [inRange('idleTaxPercent', idleTaxPercent)]),
			...(sharingPercent === undefined ? [] : [inRange('sharingPercent', sharingPercent)])
		];
	},
	apply(draft, { idleTaxPercent, sharingPercent }) {
		const { memory } = draft.policy;
		const idleTax = idleTaxPercent === undefined ? memory.idleTax : idleTaxPercent / 100;
		const sharing = sharingPercent === undefined ? memory.sharing : sharingPercent / 100;
		draft.policy = { ...draft.policy, memory: { idleTax, sharing } };
		draft.emit({ type: 'memoryPolicyChanged', idleTaxPercent: idleTax * 100, sharingPercent: sharing * 100 });
		squeezeEverywhere(draft);
	}
};
