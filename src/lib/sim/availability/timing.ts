// How long each product takes to notice that a host is lost. Seconds, as the vendors write them.

/** seconds from the loss */
export interface Timing {
	/** between two signs of life */
	readonly heartbeatS: number;
	/** until the others declare the host failed */
	readonly failedS: number;
	/** until the host itself declares that it is cut off */
	readonly isolatedS: number;
}

/** vSphere 4.x: a heartbeat each second, isolated after 12 s, failed after 15 s [VMware docs; Broadcom KB 322784] */
export const vsphere4Timing: Timing = { heartbeatS: 1, failedS: 15, isolatedS: 12 };

/**
 * vSphere 5 and later: a host is declared dead after 15 s, after 18 s when heartbeat datastores are looked at first (uncertain);
 * a secondary declares itself isolated after 30 s, the primary after 5 s [Broadcom KB 322784; vSphere 7 docs].
 * @param heartbeatDatastores how many are chosen: 2 unless set, at most 5
 */
export function vsphere5Timing({ primary = false, heartbeatDatastores = 2 } = {}): Timing {
	return { heartbeatS: 1, failedS: heartbeatDatastores > 0 ? 18 : 15, isolatedS: primary ? 5 : 30 };
}

/** everything that XenServer's HA daemon derives from its one timeout, s; named as in xapi */
export interface XapiTimeouts {
	readonly heart_beat_interval: number;
	readonly state_file_interval: number;
	readonly heart_beat_timeout: number;
	readonly state_file_timeout: number;
	readonly heart_beat_watchdog_timeout: number;
	readonly state_file_watchdog_timeout: number;
	readonly boot_join_timeout: number;
	readonly enable_join_timeout: number;
}

/** least timeout that xapi accepts, s */
export const LEAST_XAPI_TIMEOUT_S = 10;

/**
 * @param timeoutS T, whole seconds, at least 10; 60 unless set [xen-api, xapi_globs.ml], 30 in 2010 (uncertain)
 * @source xen-api, ocaml/xapi/xapi_ha.ml, Timeouts.derive
 * @throws RangeError for a T that xapi refuses
 */
export function xapiTimeouts(timeoutS: number): XapiTimeouts {
	if (!Number.isInteger(timeoutS) || timeoutS < LEAST_XAPI_TIMEOUT_S)
		throw new RangeError(`the timeout must be whole seconds from ${LEAST_XAPI_TIMEOUT_S}: ${timeoutS}`);
	return {
		heart_beat_interval: Math.min(Math.floor((timeoutS + 10) / 10), 3),
		state_file_interval: Math.max(2, Math.floor(timeoutS / 20)),
		heart_beat_timeout: timeoutS,
		state_file_timeout: timeoutS,
		heart_beat_watchdog_timeout: timeoutS,
		state_file_watchdog_timeout: timeoutS + 15,
		boot_join_timeout: timeoutS + 60,
		enable_join_timeout: timeoutS + 60
	};
}

/** A host that is cut off fences itself when its heartbeat times out; the others count it as gone at the same moment. */
export function xenserverTiming(timeoutS: number): Timing {
	const { heart_beat_interval, heart_beat_timeout } = xapiTimeouts(timeoutS);
	return { heartbeatS: heart_beat_interval, failedS: heart_beat_timeout, isolatedS: heart_beat_timeout };
}

/**
 * Windows failover cluster, nodes in one subnet: a node is down after so many missed heartbeats; it notices its own isolation
 * at the same moment.
 * @param threshold missed heartbeats: 5 until 2012 R2 [MS KB dn440540], 10 from 2016 [windowsitpro]
 * @param delayS between heartbeats
 */
export function windowsTiming(threshold: number, delayS = 1): Timing {
	return { heartbeatS: delayS, failedS: threshold * delayS, isolatedS: threshold * delayS };
}
