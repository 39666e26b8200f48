import { describe, expect, it } from 'vitest';
import type { Alarm } from '#protocol/alarms';
import type { Handover } from '#protocol/handover';
import { holdings, sinceOf, toldOf, type Shift } from '../../../../../wall/modes/console/views/shift.ts';

const HOUR = 3_600_000;
const NOW = 100 * HOUR;
const shift = (off: string, taken: number): Shift => ({ id: `${off} ${taken}`, off, on: 'x', offered: taken, taken, note: '' });
const row = (id: string) => ({ id }) as Handover['grave'][number];

describe('what a post looks back on', () => {
  it('begins where it last handed its seat over, or eight hours ago where it never did', () => {
    const shifts = [shift('day', 80 * HOUR), shift('day', 90 * HOUR), shift('day', 0), shift('night', 95 * HOUR)];
    expect(sinceOf('', 'day', shifts, NOW)).toBe(90 * HOUR);
    expect(sinceOf('', 'new', shifts, NOW)).toBe(92 * HOUR);
    expect(sinceOf('24', 'day', shifts, NOW)).toBe(76 * HOUR);
    expect(sinceOf('7', 'new', shifts, NOW)).toBe(92 * HOUR);
  });

  it('names each case once, with all that is to be said of it', () => {
    expect(toldOf({ grave: [row('a'), row('b')], late: [row('b'), row('c')] }).map(({ id, why }) => [id, why])).toEqual([['b', ['grave', 'late']], ['c', ['late']], ['a', ['grave']]]);
  });
});

describe('who holds what', () => {
  it('is by post what it saw that still stands, what it put aside and the walls that it directs, the fullest hands first', () => {
    const alarms = [{ id: 'a', by: 'day', state: 'acknowledged' }, { id: 'b', by: 'day', state: 'latched' }, { id: 'c', by: '', state: 'unacknowledged' }] as Alarm[];
    const held = holdings(alarms, [{ id: 's', post: 'night' }, { id: 't', post: 'night' }] as never, [{ id: 'main', post: 'day' }, { id: 'hall', post: '' }] as never);
    expect(held.map(({ id, alarms: seen, shelves, walls }) => [id, seen.length, shelves.length, walls.length])).toEqual([['day', 1, 0, 1], ['night', 0, 2, 0]]);
  });
});
