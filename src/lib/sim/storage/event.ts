// Facts of this topic.
export type StorageFact = never;
