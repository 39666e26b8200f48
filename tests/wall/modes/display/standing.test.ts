import { describe, expect, it } from 'vitest';
import { MAIN_WALL } from '#protocol/walls';
import { hashOf, placesOf, wrongOf, type Stood } from '../../../../wall/modes/display/standing.ts';
import { fit } from '../../../../wall/stage/geometry.ts';
import { gridFor } from '../../../../wall/stage/layout.ts';
import { main } from '../../../../wall/stage/layouts/main.ts';
import { plotsOf } from '../../../../wall/stage/plot.ts';

const viewport = { width: 3840, height: 2160 };
const stage = fit(MAIN_WALL, viewport);
const plots = plotsOf(gridFor(main, stage.width / stage.height, MAIN_WALL), stage, viewport);
const stood = (): Stood[] => plots.map(({ area, left, top, width, height }) => ({ panel: area, area, box: { left: left + 0.4, top: top - 0.4, width, height }, trouble: undefined }));
const without = (area: string) => stood().filter((one) => one.area !== area);
const changed = (area: string, change: Partial<Stood>) => stood().map((one) => (one.area === area ? { ...one, ...change } : one));

describe('what stands on a page', () => {
  it('is right where every area holds one of its panels in its place, whichever has its turn', () => {
    expect(wrongOf(plots, stood())).toEqual([]);
    expect(wrongOf(plots, changed('block-heat', { panel: 'whistles' }))).toEqual([]);
  });

  it('is named where it lacks, stands elsewhere, is another, failed or is built anew', () => {
    const map = stood().find(({ area }) => area === 'map')!;
    expect(wrongOf(plots, without('map'))).toEqual([{ panel: 'map', trouble: 'missing' }]);
    expect(wrongOf(plots, changed('map', { panel: 'lights' }))).toEqual([{ panel: 'map', trouble: 'missing' }]);
    expect(wrongOf(plots, changed('map', { box: { ...map.box, left: map.box.left + 10 } }))).toEqual([{ panel: 'map', trouble: 'elsewhere' }]);
    expect(wrongOf(plots, changed('map', { trouble: 'rebuilt' }))).toEqual([{ panel: 'map', trouble: 'rebuilt' }]);
  });

  it('has the hash of the plan where it follows it, but for roundings, and another one for another place, language or wall', () => {
    const ought = hashOf(plots, [1, 'zh']);
    expect(hashOf(placesOf(plots, stood()), [1, 'zh'])).toBe(ought);
    expect(hashOf(placesOf(plots, [...stood()].reverse()), [1, 'zh'])).toBe(ought);
    const others = [hashOf(placesOf(plots, without('map')), [1, 'zh']), hashOf(plots, [1, 'en']), hashOf(plots, [2, 'zh'])];
    expect(new Set([ought, ...others]).size).toBe(4);
  });
});

it('a plan covers the stage from edge to edge without an overlap', () => {
  for (const [i, a] of plots.entries()) {
    for (const b of plots.slice(i + 1)) expect([a.area, b.area, a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height]).toEqual([a.area, b.area, false]);
  }
  expect(Math.max(...plots.map(({ left, width }) => left + width))).toBeCloseTo(3840 - stage.u / 2);
  expect(Math.max(...plots.map(({ top, height }) => top + height))).toBeCloseTo(2160 - stage.u / 4);
});
