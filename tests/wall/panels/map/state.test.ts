import { describe, expect, it } from 'vitest';
import { FRESHNESS_BUDGET } from '#protocol/topics';
import { busiest, isStale, mapState, type Block } from '../../../../wall/panels/map/state.ts';

const NOW = 1_800_000_000_000;
const block = (id: string, more: Partial<Block> = {}): Block => ({
  id, area: 'a', street: 's', zh: id, en: id, open: 0, overdue: 0, opened: 0, closed: 0, alerts: 0, gravest: 0, seen: NOW, devices: 4, offline: 0, staff: 0, ...more,
});

describe('the state of the map', () => {
  it('holds a block stale whose devices are past their budget, as the display counts time', () => {
    const late = block('b', { seen: NOW - FRESHNESS_BUDGET - 1 });
    expect(isStale(late, { now: NOW, speed: 1 })).toBe(true);
    expect(isStale(late, { now: NOW, speed: 10 })).toBe(false);
    expect(isStale(block('b'), { now: NOW, speed: 1 })).toBe(false);
    expect(isStale(block('b', { seen: 0 }), { now: NOW, speed: 1 })).toBe(true);
  });

  it('holds no block stale from which nobody promised a word', () => {
    expect(isStale(block('b', { devices: 0, seen: 0 }), { now: NOW, speed: 1 })).toBe(false);
  });

  it('joins blocks and alarms, of these what stands and nothing holds back', () => {
    const alarm = { id: 'a', block: 'b', scene: 'flood', severity: 1, state: 'unacknowledged', hold: 'none', raised: NOW } as const;
    const { blocks, groups, total } = mapState([block('b', { open: 7 })], [alarm, { ...alarm, id: 'over', state: 'returned' }, { ...alarm, id: 'held', hold: 'shelved' }], { now: NOW, speed: 1 });
    expect(blocks.get('b')).toEqual({ open: 7, stale: false });
    expect([groups, total]).toEqual([[expect.objectContaining({ scene: 'flood', count: 1, acknowledged: false, at: NOW })], 1]);
  });

  it('names the busiest blocks first, in a fixed order', () => {
    expect(busiest([block('a', { open: 1 }), block('c', { open: 5 }), block('b', { open: 5 })], 2).map(({ id }) => id)).toEqual(['b', 'c']);
  });
});
