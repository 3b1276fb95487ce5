// How a guest's clock goes when nobody corrects it: its OS counts ticks, and while its vCPUs wait for a core some come late or never.

/** s that the clock of a guest without tools falls behind in an hour [A: for direction only; a time service in the guest corrects it, too] */
export const CLOCK_LAG_S_PER_HOUR = 10;
