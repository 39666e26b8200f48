import { expect, it } from 'vitest';
import { held, quantile, table, type Outcome } from './outcome.ts';

const GOOD: Outcome = { fault: 'kill', rounds: 2, acknowledged: 100, lost: 0, twice: 0, unequal: 0, fresh: { p50: 900, p99: 1_500, max: 2_000 }, never: 0, herd: { share: 0.125, hasty: 0 }, notes: ['seen'] };

it('a fault is held where nothing was lost, twice or unequal, each display came back and none tried twice in a second', () => {
  expect(held(GOOD)).toBe(true);
  const bad: Partial<Outcome>[] = [{ lost: 1 }, { twice: 1 }, { unequal: 1 }, { never: 1 }, { herd: { share: 0, hasty: 1 } }];
  expect(bad.map((over) => held({ ...GOOD, ...over }))).toEqual(bad.map(() => false));
});

it('the table has a line for each fault and one for each thing there is to say', () => {
  expect(table([GOOD, { ...GOOD, fault: 'stop', never: 1, notes: [] }])).toBe([
    'fault  rounds  acknowledged  lost  twice  unequal  fresh p50     p99     max  herd in 100 ms',
    'kill        2           100     0      0        0     0.90 s  1.50 s  2.00 s          12.5 %  held',
    'stop        2           100     0      0        0     0.90 s  1.50 s   never          12.5 %  missed',
    'kill: seen',
  ].join('\n'));
});

it('a quantile is the value below which that share lies', () => {
  expect([0, 0.5, 0.99].map((share) => quantile([3, 1, 2, 4], share))).toEqual([1, 3, 4]);
});
