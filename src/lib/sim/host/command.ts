// Commands of this topic.
export type ComputeCommand = never;
