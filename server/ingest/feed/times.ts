import { DateTime } from 'luxon';
import { ProtocolError } from '#protocol/errors';

/** How a source writes times: ISO 8601, seconds or milliseconds since 1970, or luxon's format tokens. */
export type TimeFormat = string;

/**
 * The time (ms) that a source wrote; without an offset of its own it is in the `zone`. An hour that a zone repeats is the
 * first. Throws ProtocolError `invalid-event` naming the field.
 */
export function readTime(field: string, value: unknown, format: TimeFormat, zone: string): number {
  if (format === 's' || format === 'ms') {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) throw unwritten(field, value, format === 's' ? 'as seconds' : 'as milliseconds');
    return Math.round(format === 's' ? number * 1_000 : number);
  }
  if (typeof value !== 'string') throw unwritten(field, value, format);
  const text = value.trim();
  const time = format === 'iso' ? DateTime.fromISO(text, { zone }) : DateTime.fromFormat(text, format, { zone, locale: 'en-US' });
  if (!time.isValid) throw unwritten(field, value, format === 'iso' ? 'as ISO 8601' : format);
  const own = /(?:z|[+-]\d\d:?\d\d)$/i.test(text);
  return own ? time.toMillis() : Math.min(...time.getPossibleOffsets().map((possible) => possible.toMillis()));
}

function unwritten(field: string, value: unknown, format: string): ProtocolError {
  const said = typeof value === 'string' || typeof value === 'number' ? `"${String(value).slice(0, 40)}"` : typeof value;
  return new ProtocolError('invalid-event', `${field}: ${said} is not written ${format}`);
}
