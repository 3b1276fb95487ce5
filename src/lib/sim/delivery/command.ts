// Commands of this topic.
export type DeliveryCommand = never;
