// Commands of this topic.
export type MigrationCommand = never;
