// Commands of this topic.
export type MonitoringCommand = never;
