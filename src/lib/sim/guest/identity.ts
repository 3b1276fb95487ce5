// Who a guest is to the network: its name, machine id, hardware address and address. Drawn from the seed and a counter, so that the same
// estate always has the same ones, and no two guests share any until one is copied.
import { draw } from '../../base/chance';

export interface Identity {
	/** the name under which others find it */
	readonly hostname: string;
	/** what its OS believes to be unique: a SID for Windows, a machine id for others */
	readonly machineId: string;
	/** hardware address of its network adapter */
	readonly mac: string;
	/** IPv4, fixed [A: which one does not depend on its network]; null: it asks for one when it starts */
	readonly address: string | null;
}

/** the first half of hardware addresses by who hands them out [IEEE registry]; `physical` stands for a server's own adapter */
const MAKERS: Readonly<Record<string, string>> = {
	esx: '00:50:56',
	workstation: '00:0c:29',
	'hyper-v': '00:15:5d',
	xenserver: '00:16:3e',
	physical: '00:1b:21'
};
/** locally administered */
const NO_MAKER = '02:00:00';

// streams of chance that nothing else draws from
const MAC = 7001;
const MACHINE = [7002, 7003, 7004, 7005] as const;

/**
 * @param seed the world's
 * @param number which identity this is, from 0: no two numbers below 2^24 share a hardware address, none below 2^22 (4 million) an address
 * @param product of the host that hands the hardware address out
 */
export function identityOf(seed: number, number: number, name: string, os: string, product: string): Identity {
	return { hostname: name, machineId: machineId(seed, number, os), mac: mac(seed, number, product), address: address(number) };
}

/** An odd factor maps the numbers one to one on 24 bits: no two guests get one hardware address, as free draws would (10,000 of them: 95%). */
function mac(seed: number, number: number, product: string): string {
	const low = (draw(seed, MAC, 0) + Math.imul(number, 0x9e3779b1)) & 0xffffff;
	const maker = Object.hasOwn(MAKERS, product) ? MAKERS[product] : undefined;
	return [maker ?? NO_MAKER, ...[16, 8, 0].map((shift) => hex((low >>> shift) & 0xff, 2))].join(':');
}

function machineId(seed: number, number: number, os: string): string {
	const words = MACHINE.map((stream) => draw(seed, stream, number));
	return /windows/i.test(os) ? `S-1-5-21-${words.slice(0, 3).join('-')}` : words.map((word) => hex(word, 8)).join('');
}

/** 10.0.0.4 and up; the ends of each block of 256 are left to routers and broadcasts */
function address(number: number): string {
	const block = Math.floor(number / 250);
	return `10.${Math.floor(block / 256) % 256}.${block % 256}.${(number % 250) + 4}`;
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
