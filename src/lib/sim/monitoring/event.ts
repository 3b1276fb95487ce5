// Facts of this topic.
export type MonitoringFact = never;
