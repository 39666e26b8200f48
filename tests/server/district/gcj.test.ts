import { expect, it } from 'vitest';
import { fromGcj, inChina } from '#server/district/gcj';

it('finds the WGS84 position of one in GCJ-02 to within ten metres', () => {
  // The flagpole of Tiananmen Square, and a corner in Shanghai, as maps in China and satellites have them.
  for (const [gcj, wgs] of [[[116.397428, 39.90923], [116.391187, 39.907827]], [[121.473701, 31.230416], [121.469163, 31.232363]]] as const) {
    const [lon, lat] = fromGcj([...gcj]);
    expect(Math.hypot((lon - wgs[0]) * 90_000, (lat - wgs[1]) * 111_000)).toBeLessThan(10);
  }
});

it('is asked in China only', () => {
  expect([inChina([121.4, 31.2]), inChina([2.35, 48.86])]).toEqual([true, false]);
});
