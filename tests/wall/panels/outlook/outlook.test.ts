import { expect, it } from 'vitest';
import { nearOf, subjectOf } from '../../../../wall/panels/outlook/outlook.ts';

it('a warning is about a scene or a block, and names the blocks that deviate alike', () => {
  expect([subjectOf({ subject: 'scene/fire-lane' }), subjectOf({ subject: 'block/taopu-1' })]).toEqual([{ kind: 'scene', id: 'fire-lane' }, { kind: 'block', id: 'taopu-1' }]);
  expect([nearOf({ near: 'a b' }), nearOf({ near: '' })]).toEqual([['a', 'b'], []]);
});
