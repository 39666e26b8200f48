import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byGravity, roll, stands, type Alert } from '../../../../wall/panels/alarm-roll/roll.ts';

const alert = (some: Partial<Alert> & { id: string }): Alert => ({
  device: 'cam', scene: 'fire-lane', block: 'taopu-1', severity: 2, at: 0, state: 'raised', count: 1, case: '', source: '/x', label: '', last: 0, devices: 1, verified: false, place: '', ...some,
});
const ids = (alerts: readonly Alert[]) => alerts.map(({ id }) => id);

describe('the alarm roll', () => {
  it('puts the gravest first, then what nobody has acknowledged, then the newest', () => {
    const list = [
      alert({ id: 'minor', severity: 3, at: 90 }), alert({ id: 'held', severity: 1, at: 80, state: 'acknowledged' }),
      alert({ id: 'old', severity: 1, at: 10 }), alert({ id: 'new', severity: 1, at: 20 }), alert({ id: 'major', at: 99 }),
    ];
    expect(ids(roll(list, 9).shown)).toEqual(['new', 'old', 'held', 'major', 'minor']);
  });

  it('leaves out what stands no more', () => {
    const list = (['closed', 'false', 'ended', 'raised', 'acknowledged'] as const).map((state) => alert({ id: state, state }));
    expect(roll(list, 9)).toMatchObject({ standing: 2 });
  });

  it('shows what there is room for and counts all', () => {
    const list = Array.from({ length: 30 }, (_, i) => alert({ id: `a-${i}`, at: i }));
    expect(roll(list, 3)).toMatchObject({ standing: 30 });
    expect(ids(roll(list, 3).shown)).toEqual(['a-29', 'a-28', 'a-27']);
    expect(roll(list, 0).shown).toEqual([]);
  });

  it('equals a full sort for any alerts and any room', () => {
    const any = fc.uniqueArray(fc.record({
      id: fc.string({ minLength: 1, maxLength: 4 }), severity: fc.integer({ min: 1, max: 3 }), at: fc.nat(20),
      state: fc.constantFrom('raised' as const, 'acknowledged' as const, 'closed' as const),
    }), { selector: ({ id }) => id, maxLength: 60 });
    fc.assert(fc.property(any, fc.nat(20), (some, room) => {
      const list = some.map(alert);
      expect(ids(roll(list, room).shown)).toEqual(ids(list.filter(stands).sort(byGravity).slice(0, room)));
    }));
  });
});
