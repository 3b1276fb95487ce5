// Commands of this topic.
export type AvailabilityCommand = never;
