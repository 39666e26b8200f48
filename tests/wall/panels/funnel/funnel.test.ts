import { expect, it } from 'vitest';
import { bars } from '../../../../wall/panels/funnel/funnel.ts';

it('the stages stand in their order, each beside the one before, the longest bar being whole', () => {
  const stages = [{ id: 'disposal', order: 2, count: 95, median: 3840 }, { id: 'discovery', order: 0, count: 190, median: 0 }, { id: 'command', order: 1, count: 152, median: 60 }];
  expect(bars(stages)).toEqual([
    { id: 'discovery', count: 190, length: 1, before: 0, median: 0 },
    { id: 'command', count: 152, length: 0.8, before: 190, median: 60 },
    { id: 'disposal', count: 95, length: 0.5, before: 152, median: 3840 },
  ]);
  expect(bars([])).toEqual([]);
});
