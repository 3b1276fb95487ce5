// What a phone shows of the lab at a time.
export type LabView = 'hosts' | 'inventory' | 'details' | 'history';
