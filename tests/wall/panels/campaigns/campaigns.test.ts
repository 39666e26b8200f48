import { expect, it } from 'vitest';
import { campaigns } from '../../../../wall/panels/campaigns/campaigns.ts';

const kind = (id: string, done: number) => ({ id, count: 2, finished: 0, target: 0, done });
const round = (id: string, of: string, from: number, done: number) =>
  ({ id, kind: of, stage: 'running', block: '', street: '', place: '', label: '', from, until: from + 100, changed: 0, target: 50, done });
const base = (key: string, measure: string, value: number) => ({ id: `${key}/${measure}`, key, measure, value, asOf: '2019-12' });

it('shows the newest round of each campaign, where it would be if it went evenly, and what the study counted', () => {
  const entries = [round('s-2', 'sheds', 100, 10), round('s-1', 'sheds', 0, 50), round('d-1', 'discharge', 150, 3)];
  const baseline = [base('sheds', 'done', 373), base('discharge', 'batches', 772), base('discharge', 'firms', 60), base('all', 'share', 96.22)];
  expect(campaigns([kind('discharge', 3), kind('sheds', 60), kind('disorder', 0)], entries, baseline, 160)).toEqual([
    { id: 'discharge', target: 50, done: 3, even: 5, late: false, since: 3, base: 772 },
    { id: 'sheds', target: 50, done: 10, even: 30, late: false, since: 60, base: 373 },
  ]);
});

it('is late past its last day while something is left', () => {
  expect(campaigns([kind('sheds', 0)], [round('s-1', 'sheds', 0, 49)], [], 101)).toMatchObject([{ late: true, even: 50, base: undefined }]);
  expect(campaigns([kind('sheds', 0)], [round('s-1', 'sheds', 0, 50)], [], 101)).toMatchObject([{ late: false }]);
});
