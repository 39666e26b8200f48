/** After how long the weather is not the one outside any more, ms; services tell it each hour at the least. */
const OLD = 2 * 3_600_000;

/** Whether what was told at `at` of the weather is too old to go by; ms of the district's time. */
export const isOld = (at: number, now: number): boolean => now - at > OLD;
