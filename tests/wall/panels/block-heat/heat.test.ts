import { describe, expect, it } from 'vitest';
import { DISTRICT } from '#tests/support/shipped';
import { ceiling, heat, STEPS, streets, type Block } from '../../../../wall/panels/block-heat/heat.ts';

const block = (some: Pick<Block, 'id' | 'street' | 'zh' | 'en'>): Block => ({
  area: '', open: 0, overdue: 0, opened: 0, closed: 0, alerts: 0, gravest: 0, seen: 0, staff: 0, devices: 0, offline: 0, ...some,
});

describe('the heat list', () => {
  it('splits the names of a street into what they share and what is left, in both languages', () => {
    const list = DISTRICT.blocks.map(block);
    const [first] = streets(list, ({ zh }) => zh);
    expect([first?.name, first?.blocks.map(({ label }) => label)]).toEqual(['曹杨', ['1', '2', '3', '4', '5']]);
    expect(streets(list, ({ en }) => en).map(({ name }) => name)).toContain('Changshou');
    expect(streets(list, ({ zh }) => zh).flatMap((street) => street.blocks)).toHaveLength(59);
  });

  it('keeps whole names where nothing is shared, or the street has one block', () => {
    const list = [block({ id: 'a', street: 's', zh: '东区', en: 'East' }), block({ id: 'b', street: 's', zh: '西区', en: 'West' }), block({ id: 'c', street: 't', zh: '南区', en: 'South' })];
    expect(streets(list, ({ zh }) => zh).map(({ blocks }) => blocks.map(({ label }) => label))).toEqual([['东区', '西区'], ['南区']]);
  });

  it('has no heat without an open case and the highest at the ceiling', () => {
    expect([0, 1, 49, 50, 99, 100, 500].map((open) => heat(open, 100))).toEqual([0, 1, 2, 3, STEPS, STEPS, STEPS]);
  });

  it('moves the ceiling seldom', () => {
    expect([0, 3, 9, 41, 49, 50, 51, 120].map(ceiling)).toEqual([4, 4, 9, 50, 50, 50, 60, 200]);
  });
});
