import { expect, it } from 'vitest';
import { counts, lowest } from '../../../../wall/panels/funds/lowest.ts';

const fund = (id: string, stage: string, share: number) =>
  ({ id, stage, share, kind: 'daily', block: '', street: '', place: '', label: '', from: 0, until: 0, changed: 0 });

it('the lowest fund comes first, among those that are low and not raised yet', () => {
  const funds = [fund('a', 'low', 29), fund('b', 'enough', 31), fund('c', 'raising', 18.5), fund('d', 'raised', 70), fund('e', 'low', 18.5)];
  expect(lowest(funds).map(({ id }) => id)).toEqual(['c', 'e', 'a']);
});

it('those that raise their fund are low too, until it is raised', () => {
  const stage = (id: string, count: number, order: number) => ({ id, order, count, share: 0 });
  expect(counts([stage('enough', 90, 0), stage('low', 3, 1), stage('raising', 4, 2), stage('raised', 5, 3)])).toEqual({ below: 7, low: 3, raising: 4, raised: 5, all: 102 });
});
