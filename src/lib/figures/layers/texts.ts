// Every stop in words: who does what there. One sentence each, the same whether it stands in the table, in the status line or in the twin.
import { m } from '$lib/paraglide/messages';
import { REGISTERS, type Request, type Stop } from '$lib/sim/host/route';
import { count } from '$lib/words/units';
import { appWords } from './guests';
import { namesFor, type StackNames } from './names';
import type { StackScene } from './scene';

export interface StopText {
	/** null: this stack has nothing here */
	readonly who: string | null;
	readonly what: string;
	/** how it came here without crossing; empty where it crossed */
	readonly free: string;
}

export function stopText(scene: StackScene, stop: Stop): StopText {
	if (stop.side === null) return { who: null, what: nothing(scene, stop), free: '' };
	const [who, what] = SAYS[stop.name](wordsOf(scene));
	return { who, what, free: stop.crossings > 0 ? '' : free(scene, stop) };
}

/** whole, for who can't see that the first words are bold */
export const stopSentence = (scene: StackScene, stop: Stop): string => {
	const { who, what } = stopText(scene, stop);
	return who === null ? what : m.layers_sentence({ who, what });
};

interface Words extends StackNames {
	readonly app: string;
	readonly os: string;
	readonly guest: string;
	readonly request: Request;
	readonly packet: boolean;
	readonly privileged: boolean;
	readonly hosted: boolean;
	readonly emulated: boolean;
	readonly assist: boolean;
	readonly device: 'write' | 'packet';
	/** who has the drivers, as a subject */
	readonly who: string;
}

function wordsOf(scene: StackScene): Words {
	const names = namesFor(scene.stack);
	const { request, route, sender } = scene;
	return {
		...names,
		app: appWords(sender),
		os: sender.os,
		guest: sender.name,
		request,
		packet: request === 'packet',
		privileged: request === 'privileged',
		hosted: scene.stack === 'workstation',
		emulated: route?.drivers === 'emulated',
		assist: scene.assist,
		device: request === 'packet' ? 'packet' : 'write',
		who: names.owner?.short ?? names.hypervisor
	};
}

const APPS: Readonly<Record<Request, () => string>> = {
	instruction: m.layers_app_adds,
	privileged: m.layers_app_waits,
	write: m.layers_app_saves,
	packet: m.layers_app_sends
};

type Says = (words: Words) => readonly [who: string, what: string];

const SAYS: Readonly<Record<Stop['name'], Says>> = {
	app: ({ app, request }) => [app, APPS[request]()],
	system: ({ os, packet, privileged }) => [
		os,
		privileged ? m.layers_system_halts() : packet ? m.layers_system_wraps() : m.layers_system_blocks()
	],
	driver: ({ emulated, front, device, inRing }) =>
		emulated
			? [device === 'packet' ? m.layers_driver_nic() : m.layers_driver_ide(), m.layers_driver_first()]
			: [front[device], m.layers_driver_ring({ ring: inRing })],
	wall: ({ privileged, emulated, assist, bell, hypervisor, hosted, os }) => {
		const entered = hosted ? m.layers_entered_program() : m.layers_entered({ hypervisor });
		if (privileged && !assist) return os === 'Linux' ? [os, m.layers_wall_asks({ hypervisor })] : [m.layers_wall_rewritten(), entered];
		if (privileged || emulated) return [assist ? m.layers_wall_core() : m.layers_wall_rewritten(), m.layers_wall_stops({ entered })];
		return [m.layers_colon({ bell }), entered];
	},
	owner: ({ privileged, emulated, hosted, who, player, back, device }) => {
		if (privileged) return [who, m.layers_owner_core()];
		if (emulated) return [who, m.layers_owner_plays({ player })];
		return hosted ? [who, m.layers_owner_asked()] : [who, m.layers_owner_woken({ back: back[device] })];
	},
	registers: ({ device }) => [m.layers_registers_more({ count: count(REGISTERS[device].start - 1) }), m.layers_registers_trip()],
	switch: (words) => [words.switch, m.layers_switch()],
	metalDriver: ({ owner }) => [
		owner ? m.layers_metalDriver({ owner: owner.short }) : m.layers_metalDriver_own(),
		m.layers_metalDriver_starts()
	],
	core: ({ privileged }) => [m.layers_core(), privileged ? m.layers_core_others() : m.layers_core_adds()],
	device: ({ packet }) =>
		packet ? [m.layers_device_network(), m.layers_device_sends()] : [m.layers_device_disk(), m.layers_device_writes()],
	interrupt: ({ hosted, hypervisor }) => [
		m.layers_interrupt(),
		hosted ? m.layers_interrupt_host() : m.layers_interrupt_taken({ hypervisor })
	],
	ownerBack: ({ privileged, hosted, emulated, who, player, back, device }) => {
		if (hosted) return [who, m.layers_ownerBack_turn()];
		if (privileged) return [who, ''];
		return [who, emulated ? m.layers_ownerBack_plays({ player }) : m.layers_ownerBack_ring({ back: back[device] })];
	},
	wallBack: ({ privileged, hosted, bell, hypervisor, emulated }) => {
		if (hosted) return [m.layers_hosted_hypervisor(), m.layers_wallBack_program()];
		if (privileged) return [hypervisor, m.layers_wallBack_work()];
		return [emulated ? m.layers_call() : m.layers_colon({ bell }), m.layers_entered_again({ hypervisor })];
	},
	done: ({ os, privileged, emulated, app }) => [
		os,
		privileged ? m.layers_done_goesOn() : emulated ? m.layers_done_interrupted() : m.layers_done_told({ app })
	],
	answers: ({ device, app }) => [m.layers_answers({ count: count(REGISTERS[device].finish) }), m.layers_answers_trip({ app })]
};

function nothing({ stack, request, route, assist }: StackScene, { name }: Stop): string {
	if (name === 'registers' || name === 'answers')
		return stack === 'xenserver' && !assist ? m.layers_none_changed() : m.layers_none_registers();
	if (request === 'privileged') return m.layers_none_asked();
	if (name === 'wallBack') return m.layers_none_there();
	return route?.drivers === 'emulated' ? m.layers_none_plays() : m.layers_none_parent();
}

function free({ route }: StackScene, { name, side }: Stop): string {
	if (side === 'metal') return m.layers_free_direct();
	if (name === 'interrupt') return m.layers_free_outside();
	return name === 'driver' && route?.drivers === 'paravirtual' ? m.layers_free_memory() : m.layers_free_side();
}
