import { expect, it } from 'vitest';
import { openByBlock, standing } from '../../../../wall/panels/demolition/register.ts';

const stage = (id: string, order: number, count: number, area: number) => ({ id, order, count, area });

it('what is rechecked is closed, and what is demolished is gone', () => {
  const stages = [stage('found', 0, 5, 100), stage('demolished', 3, 2, 30.5), stage('rechecked', 4, 3, 70)];
  expect(standing(stages)).toEqual({ entries: 10, closed: 3, gone: 100.5 });
  expect(standing([])).toEqual({ entries: 0, closed: 0, gone: 0 });
});

it('open entries are counted by block, those without one apart', () => {
  const entries = [{ stage: 'found', block: 'a-1' }, { stage: 'demolished', block: 'a-1' }, { stage: 'rechecked', block: 'a-1' }, { stage: 'found', block: '' }];
  expect([...openByBlock(entries)]).toEqual([['a-1', 2], ['', 1]]);
});
