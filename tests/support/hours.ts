const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Working time, counted the plain way. Times and spans in ms. */
export interface Hours { after(at: number, span: number): number; between(from: number, until: number): number }

export const EVER: Hours = { after: (at, span) => at + span, between: (from, until) => Math.max(0, until - from) };

/** The part of a day of Shanghai, which never changes its clocks, in which offices work: by its number since 1970, a Thursday. */
const open = (day: number): [number, number] => {
  const midnight = day * DAY - 8 * HOUR;
  return (day + 3) % 7 < 5 ? [midnight + 9 * HOUR, midnight + 17.5 * HOUR] : [midnight, midnight];
};
const dayOf = (at: number): number => Math.floor((at + 8 * HOUR) / DAY);

/** Monday to Friday, 09:00 to 17:30 in Shanghai, no holidays. */
export const OFFICE: Hours = {
  after(at, span) {
    let left = span;
    for (let day = dayOf(at); left > 0; day++) {
      const [opens, closes] = open(day);
      const from = Math.max(at, opens);
      if (closes - from >= left) return from + left;
      left -= Math.max(0, closes - from);
    }
    return at;
  },
  between(from, until) {
    let sum = 0;
    for (let day = dayOf(from); day <= dayOf(until); day++) {
      const [opens, closes] = open(day);
      sum += Math.max(0, Math.min(until, closes) - Math.max(from, opens));
    }
    return sum;
  },
};
