import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEW, groupAlarms, type Alert } from '../../../wall/city/alarms.ts';

let next = 0;
const alert = (block: string, severity: number, more: Partial<Alert> = {}): Alert =>
  ({ id: `a${++next}`, block, scene: 'fire-lane', severity, state: 'raised', at: next, ...more });
const many = (n: number, severity: number, more: Partial<Alert> = {}) => Array.from({ length: n }, (_, i) => alert(`${severity}-${i}`, severity, more));

const anyAlert = fc.record({
  id: fc.uuid(), block: fc.integer({ min: 0, max: 30 }).map(String), scene: fc.constantFrom('fire-lane', 'flood'),
  severity: fc.integer({ min: 1, max: 3 }), state: fc.constantFrom('raised', 'acknowledged', 'false', 'closed', 'ended'), at: fc.nat(),
});

describe('alarms on the map', () => {
  it('of one block are one group, named after the gravest and newest', () => {
    const { groups } = groupAlarms([alert('b', 2, { scene: 'flood' }), alert('b', 1, { scene: 'old', at: 1 }), alert('b', 1, { scene: 'new', at: 9 })]);
    expect(groups).toEqual([{ block: 'b', severity: 1, scene: 'new', count: 3, acknowledged: false, at: expect.any(Number) as number }]);
  });

  it('leave out what stands no more and what is of severity 3', () => {
    expect(groupAlarms([alert('a', 1, { state: 'closed' }), alert('b', 1, { state: 'ended' }), alert('c', 1, { state: 'false' }), alert('d', 3)]))
      .toEqual({ groups: [], total: 0 });
  });

  it('come in the order of who needs a label: gravest, then unheeded before held, then newest', () => {
    const { groups } = groupAlarms([alert('held', 1, { state: 'acknowledged', at: 99 }), alert('second', 2, { at: 98 }), alert('old', 1, { at: 1 }), alert('new', 1, { at: 2 })]);
    expect(groups.map(({ block }) => block)).toEqual(['new', 'old', 'second', 'held']);
  });

  it('light every unheeded one of severity 1 in a flood, and then nothing less', () => {
    const { groups, total } = groupAlarms([...many(FEW + 5, 1), ...many(3, 2)]);
    expect([groups.length, total]).toEqual([FEW + 5, FEW + 8]);
  });

  it('light held ones only while few blocks are lit', () => {
    const held = { state: 'acknowledged' };
    expect(groupAlarms([alert('x', 1), ...many(FEW - 1, 2, held)]).groups).toHaveLength(FEW);
    expect(groupAlarms([alert('x', 1), ...many(FEW, 2, held)]).groups.map(({ block }) => block)).toEqual(['x']);
  });

  it('count each one once, whatever comes', () => {
    fc.assert(fc.property(fc.array(anyAlert, { maxLength: 60 }), (alerts) => {
      const { groups, total } = groupAlarms(alerts);
      const standing = alerts.filter(({ state, severity }) => ['raised', 'acknowledged'].includes(state) && severity < 3);
      expect(total).toBe(standing.length);
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(total);
      expect(new Set(groups.map(({ block }) => block)).size).toBe(groups.length);
      const grave = new Set(standing.filter(({ state, severity }) => state === 'raised' && severity === 1).map(({ block }) => block));
      for (const block of grave) expect(groups.some((group) => group.block === block && group.severity === 1 && !group.acknowledged)).toBe(true);
    }));
  });
});
