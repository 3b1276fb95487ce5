// What the figures draw in a shape and a color of its own, from the metal up to people.
export type Layer = 'host' | 'core' | 'hypervisor' | 'guest' | 'os' | 'app' | 'session' | 'person';
