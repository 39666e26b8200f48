/** Times in ms as a table writes them, in the district's zone; '' for none. */
export interface Stamp { short: (at: number) => string; full: (at: number) => string }

const TIME = { hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;

/** `11-24 08:00` and, as spreadsheets read it, `2026-11-24 08:00:00`. */
export function stampOf(zone: string | undefined): Stamp {
  // Swedish writes times as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { ...TIME, timeZone: zone });
  const full = (at: number) => (at > 0 && zone !== undefined ? format.format(at) : '');
  return { full, short: (at) => full(at).slice(5, 16) };
}
