// Commands of this topic.
export type ProtectionCommand = never;
