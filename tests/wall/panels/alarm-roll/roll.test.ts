import { calls, listed, stands, unseen, type Alarm } from '#protocol/alarms';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLOOD_LINES, roll, type Roll } from '../../../../wall/panels/alarm-roll/roll.ts';
import { byGravity, heldBack } from '../../../../wall/panels/alarms.ts';

const alarm = (some: Partial<Alarm> & { id: string }): Alarm => ({
  scene: 'fire-lane', block: 'b-1', severity: 2, priority: 90, seat: 'duty', case: '', state: 'unacknowledged', hold: 'none', until: 0, occurrence: 1, since: 0, raised: 0,
  acknowledged: 0, by: '', silenced: false, first: false, chattering: false, standing: false, ...some,
});
/** Blocks `b-1` and `b-2` are in street `s-1`, `b-3` in `s-2`. */
const streetOf = (block: string): string => (block === 'b-3' ? 's-2' : 's-1');
const ids = ({ lines }: Roll) => lines.map((line) => line.alarm.id);
const any = fc.uniqueArray(fc.record({
  id: fc.string({ minLength: 1, maxLength: 4 }), severity: fc.integer({ min: 1, max: 3 }), raised: fc.nat(20), scene: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'),
  block: fc.constantFrom('b-1', 'b-2', 'b-3'), state: fc.constantFrom('unacknowledged' as const, 'acknowledged' as const, 'returned' as const, 'latched' as const),
  hold: fc.constantFrom('none' as const, 'none' as const, 'shelved' as const),
}), { selector: ({ id }) => id, maxLength: 80 });

describe('the alarm roll', () => {
  it('puts the gravest first, then what nobody has seen, then what still stands, then the newest', () => {
    const list = [
      alarm({ id: 'minor', severity: 3, raised: 90 }), alarm({ id: 'seen', severity: 1, raised: 80, state: 'acknowledged' }), alarm({ id: 'over', severity: 1, raised: 99, state: 'returned' }),
      alarm({ id: 'old', severity: 1, raised: 10 }), alarm({ id: 'new', severity: 1, raised: 20 }), alarm({ id: 'major', raised: 99 }),
    ];
    expect(ids(roll(list, 9, false, streetOf))).toEqual(['new', 'old', 'over', 'seen', 'major', 'minor']);
  });

  it('leaves out what is held back, which is counted by why', () => {
    const list = (['none', 'shelved', 'shelved', 'suppressed', 'out-of-service'] as const).map((hold, i) => alarm({ id: `a-${i}`, hold }));
    expect(roll(list, 9, false, streetOf)).toMatchObject({ listed: 1, rest: 0 });
    expect(heldBack(list)).toEqual({ none: 1, shelved: 2, suppressed: 1, 'out-of-service': 1 });
  });

  it('shows what there is room for and counts the rest', () => {
    const list = Array.from({ length: 30 }, (_, i) => alarm({ id: `a-${i}`, raised: i }));
    expect(roll(list, 3, false, streetOf)).toMatchObject({ rest: 27, listed: 30 });
    expect(ids(roll(list, 3, false, streetOf))).toEqual(['a-29', 'a-28', 'a-27']);
    expect(roll(list, 0, false, streetOf).lines).toEqual([]);
  });

  it('equals a full sort for any alarms and any room', () => {
    fc.assert(fc.property(any, fc.nat(20), (some, room) => {
      const list = some.map(alarm);
      expect(ids(roll(list, room, false, streetOf))).toEqual(list.filter(listed).sort(byGravity).slice(0, room).map(({ id }) => id));
    }));
  });

  it('puts together in a flood what is of one scene in one block, and says how many; the gravest stay alone', () => {
    const list = [
      ...Array.from({ length: 40 }, (_, i) => alarm({ id: `n-${i}`, raised: i })), alarm({ id: 'other', block: 'b-3', raised: 7 }),
      alarm({ id: 'grave-1', severity: 1, raised: 5 }), alarm({ id: 'grave-2', severity: 1, raised: 6 }),
    ];
    expect(roll(list, 20, true, streetOf).lines.map(({ alarm: { id }, count, block }) => [id, count, block])).toEqual([['grave-2', 1, 'b-1'], ['grave-1', 1, 'b-1'], ['n-39', 40, 'b-1'], ['other', 1, 'b-3']]);
  });

  it('puts together whole streets and then the scene where that is too many lines still', () => {
    const list = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((scene) => ['b-1', 'b-2', 'b-3'].map((block) => alarm({ id: `${scene} ${block}`, scene, block })));
    const { lines } = roll(list, 20, true, streetOf);
    expect([lines.length, lines[0]]).toEqual([6, expect.objectContaining({ count: 3, block: '', street: '' })]);
  });

  it('shows ten lines in a flood at the most, the gravest first, and none is lost from its counts', () => {
    fc.assert(fc.property(any, fc.integer({ min: 1, max: 20 }), (some, room) => {
      const list = some.map(alarm);
      const { lines, rest, listed: all } = roll(list, room, true, streetOf);
      expect(lines.length).toBeLessThanOrEqual(Math.min(room, FLOOD_LINES));
      expect(lines.reduce((sum, { count }) => sum + count, rest)).toBe(all);
      expect(lines[0]?.alarm).toEqual(list.filter(listed).sort(byGravity)[0]);
    }));
  });
});

describe('an alarm on the wall', () => {
  it('asks for somebody while it stands, nobody has seen it and nothing holds it back', () => {
    expect((['unacknowledged', 'acknowledged', 'returned', 'latched'] as const).map((state) => [calls({ state, hold: 'none' }), stands({ state }), unseen({ state })]))
      .toEqual([[true, true, true], [false, true, false], [false, false, true], [false, false, false]]);
    expect(calls({ state: 'unacknowledged', hold: 'shelved' })).toBe(false);
  });
});
