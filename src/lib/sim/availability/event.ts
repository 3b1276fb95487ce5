// Facts of this topic.
export type AvailabilityFact = never;
