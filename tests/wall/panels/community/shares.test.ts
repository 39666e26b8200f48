import { expect, it } from 'vitest';
import { at, reached } from '../../../../wall/panels/community/shares.ts';

const stages = [{ id: 'audited', order: 2, count: 60 }, { id: 'planned', order: 0, count: 2 }, { id: 'linked', order: 1, count: 59 }];

it('whoever went beyond a stage has reached it', () => {
  expect(['planned', 'linked', 'audited'].map((stage) => reached(stages, stage))).toEqual([{ part: 121, whole: 121 }, { part: 119, whole: 121 }, { part: 60, whole: 121 }]);
});

it('a stage that is not known is reached by nobody', () => {
  expect([reached(stages, 'none').part, reached([], 'planned'), at(stages, 'linked'), at(stages, 'none')]).toEqual([0, { part: 0, whole: 0 }, 59, 0]);
});
