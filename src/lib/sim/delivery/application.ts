// Applications and the PCs that people use them from: where the code runs decides what a cut stops.
import type { Anchor, ApplicationId, EndpointId, GuestId } from '../world';

export interface Application {
	readonly id: ApplicationId;
	readonly name: string;
	readonly version: string;
	readonly delivery: 'hosted' | 'streamed' | 'packaged' | 'localVm' | 'installed';
	/** package, file or image, as it travels to the PC */
	readonly sizeBytes: number;
	/** hosts the sessions, or holds the package */
	readonly server: GuestId | null;
	/** a shared part (a browser, a runtime) of which a PC holds one version, unless the application is isolated from it */
	readonly runtime: { readonly name: string; readonly version: string } | null;
	/** ns that a cached package runs without its server [A: 30 days] */
	readonly licenceNs: number;
}

/** PCs that are alike and do alike. */
export interface Endpoint {
	readonly id: EndpointId;
	readonly name: string;
	readonly count: number;
	readonly memoryBytes: number;
	/** of each PC */
	readonly linkBytesPerS: number;
	/** ns until the first byte */
	readonly latencyNs: number;
	/** the one line over which the sessions of all of them come; left out: it carries any number */
	readonly line?: Line;
	readonly online: boolean;
	readonly cutAt: number | null;
	readonly uses: readonly Use[];
	/** ns at which its next own doing happens; null when none is to come */
	readonly dueAt: number | null;
}

/** A line to where a group of PCs stands, in bytes per second: what it carries, and what one session takes. */
export interface Line {
	readonly bytesPerS: number;
	readonly sessionBytesPerS: number;
}

export interface Use {
	readonly application: ApplicationId;
	readonly state: 'fetching' | 'running' | 'stopped';
	/** of each PC's copy */
	readonly cachedBytes: number;
	/** bytes on their way to each PC; null when nothing is fetched */
	readonly fetching: Anchor | null;
	/** ns at which the first byte comes; null when that is past or nothing is to come */
	readonly beginsAt: number | null;
	readonly startedAt: number;
}
