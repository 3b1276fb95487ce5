// How long a read takes: longer the busier the datastore is, and a little longer for each layer that is looked through.

/** beyond this the formula stays where it is: a queue has an end [A] */
const BUSIEST = 0.98;

/** what each layer beyond the first adds [A: 5 %] */
const LAYER_COST = 0.05;

/**
 * ns of one operation: base/(1 - min(utilization, 0.98)) [A: the queue of one server].
 * @param baseNs on an idle datastore; @param utilization operations done per second over those it can do, ≥ 0
 */
export const latencyNs = (baseNs: number, utilization: number): number => Math.round(baseNs / (1 - Math.min(utilization, BUSIEST)));

/** ns of a read through so many layers of a chain; a disk without snapshots has one [A] */
export const chainLatencyNs = (ns: number, layers: number): number => Math.round(ns * (1 + LAYER_COST * (layers - 1)));

/** I/Os that the first write to a grain costs: the data, the table's entry, and the parent's grain read when the write is only a part [A] */
export const firstWriteIos = (partial: boolean): number => (partial ? 3 : 2);
