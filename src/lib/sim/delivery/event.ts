// Facts of this topic.
export type DeliveryFact = never;
