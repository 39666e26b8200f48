import { Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { fit, obliqueCamera, toPanel } from '../../../wall/city/camera.ts';
import { pick } from '../../../wall/city/pick.ts';
import { plan } from '../../../wall/city/plan.ts';
import { smallDistrict } from './small-district.ts';

const small = plan(smallDistrict());
const points = small.outline.flat().map(([x, y]) => new Vector3(x, y, 0));
const padding = { top: 0.1, right: 0.05, bottom: 0.05, left: 0.05 };

describe.each([[1900, 1300], [3840, 2160], [900, 1600], [6000, 800]])('the camera on a panel of %i x %i', (width, height) => {
  const camera = obliqueCamera();
  fit(camera, points, { width, height, padding });
  const seen = small.outline.flat().map((point) => toPanel(camera, point, 0, { width, height }));
  const [xs, ys] = [seen.map(([x]) => x), seen.map(([, y]) => y)];

  it('shows the whole district within the padding, as large as it can be', () => {
    const free = [Math.min(...xs) / width, 1 - Math.max(...xs) / width, Math.min(...ys) / height, 1 - Math.max(...ys) / height];
    [padding.left, padding.right, padding.top, padding.bottom].forEach((share, i) => { expect(free[i]).toBeGreaterThan(share - 0.004); });
    const wide = (Math.max(...xs) - Math.min(...xs)) / width / (1 - padding.left - padding.right);
    const tall = (Math.max(...ys) - Math.min(...ys)) / height / (1 - padding.top - padding.bottom);
    expect(Math.max(wide, tall)).toBeCloseTo(1, 2);
  });

  it('keeps north up and east right, and lifts what is high', () => {
    const [middle, north, east, high] = [[0, 0, 0], [0, 500, 0], [500, 0, 0], [0, 0, 300]].map(([x = 0, y = 0, z = 0]) => toPanel(camera, [x, y], z, { width, height }));
    expect(north?.[1]).toBeLessThan(middle?.[1] ?? 0);
    expect(north?.[0]).toBeCloseTo(middle?.[0] ?? 0, 1);
    expect(east?.[0]).toBeGreaterThan(middle?.[0] ?? 0);
    expect(high?.[1]).toBeLessThan(middle?.[1] ?? 0);
  });

  it('finds the block under a point of the panel, and none beside the district', () => {
    const paints = small.blocks.map((_, i) => ({ colour: [0, 0, 0] as const, height: i * 80, stale: false }));
    small.blocks.forEach(({ id, centre }, i) => {
      const [x, y] = toPanel(camera, centre, i * 80, { width, height });
      expect(pick(small, camera, paints, x / width, y / height)).toBe(id);
    });
    expect(pick(small, camera, paints, 0.001, 0.001)).toBeUndefined();
  });
});
