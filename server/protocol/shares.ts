/** Counts of a period, after domain section 3: cases due to close, closed and closed in time of those; closed and reworked at all. */
export interface Counts { due: number; closedDue: number; onTime: number; closed: number; rework: number }

/** In per cent, with two places. */
const percent = (share: number): number => Math.round(share * 10_000) / 100;
const shareOf = (part: number, whole: number): number | undefined => (whole > 0 ? percent(part / whole) : undefined);

/** 结案率, 按期结案率 and 返工率 in per cent, with two places; undefined where there is nothing to have a share of. */
export const shares = ({ due, closedDue, onTime, closed, rework }: Counts): { closing: number | undefined; onTime: number | undefined; rework: number | undefined } =>
  ({ closing: shareOf(closedDue, due), onTime: shareOf(onTime, due), rework: shareOf(rework, closed) });

/** Change on an earlier period (环比, 同比) in per cent, with two places; undefined where nothing was counted then, or (-1) measured. */
export const change = (now: number, before: number): number | undefined => (before > 0 ? percent((now - before) / before) : undefined);
