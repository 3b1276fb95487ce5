// Facts of this topic.
export type MigrationFact = never;
