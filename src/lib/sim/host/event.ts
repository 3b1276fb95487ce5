// Facts of this topic.
export type ComputeFact = never;
