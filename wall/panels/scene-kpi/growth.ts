/** By how many per cent a count grew from an earlier one; undefined where that was not measured, or was nothing. */
export const growth = (now: number, before: number): number | undefined => (before > 0 ? (now / before - 1) * 100 : undefined);
