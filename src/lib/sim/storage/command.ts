// Commands of this topic.
export type StorageCommand = never;
