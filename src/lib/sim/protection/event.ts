// Facts of this topic.
export type ProtectionFact = never;
