import { expect, it } from 'vitest';
import { behindSeams } from '../../../../wall/panels/map/kept.ts';

const axis = (length: number, seams: readonly number[]) => ({ length, seams, start: 0, end: 0, gap: 0, u: 10 });

it('nothing is written where a seam hides it, across the whole map', () => {
  expect(behindSeams({ across: axis(800, [400]), down: axis(600, [200]) }, 20)).toEqual([{ x: 390, y: 0, w: 20, h: 600 }, { x: 0, y: 190, w: 800, h: 20 }]);
});
