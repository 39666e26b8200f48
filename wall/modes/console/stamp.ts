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

/** The time (ms) of what `full` writes, the `T` of a browser's field in it or not; undefined where it is none, or no zone is known. */
export function readStamp(text: string, zone: string | undefined): number | undefined {
  const [, ...parts] = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?$/.exec(text) ?? [];
  if (parts.length === 0 || zone === undefined) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part) || 0);
  const written = Date.UTC(year, month - 1, day, hour, minute, second);
  const { full } = stampOf(zone);
  // How far the zone is ahead there, found twice: around a change of summer time the first guess lies on the other side of it.
  const ahead = (at: number) => Date.parse(`${full(at).replace(' ', 'T')}Z`) - at;
  return written - ahead(written - ahead(written));
}
