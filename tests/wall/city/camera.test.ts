import { Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { fit, frame, obliqueCamera, toPanel } from '../../../wall/city/camera.ts';
import { pick } from '../../../wall/city/pick.ts';
import { plan } from '../../../wall/city/plan.ts';
import { DISTRICT } from '#tests/support/shipped';
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

describe('a flight of the camera', () => {
  const district = plan(DISTRICT);
  const size = { width: 1900, height: 1300 };
  const [block] = district.blocks;
  const width = (near: number) => {
    const camera = obliqueCamera();
    frame(camera, district, { ...size, eye: block && { block: block.id, near } });
    const seen = (block?.whole ?? []).flat(2).map((point) => toPanel(camera, point, 0, size));
    return { xs: seen.map(([x]) => x), ys: seen.map(([, y]) => y), wide: Math.max(...seen.map(([x]) => x)) - Math.min(...seen.map(([x]) => x)) };
  };

  it('ends with the block whole on the panel and larger than before', () => {
    const { xs, ys, wide } = width(1);
    expect([Math.min(...xs) >= 0, Math.max(...xs) <= size.width, Math.min(...ys) >= 0, Math.max(...ys) <= size.height]).toEqual([true, true, true, true]);
    expect(wide).toBeGreaterThan(width(0).wide);
  });

  it('comes nearer with each step, and begins where the whole district is seen', () => {
    const steps = [0, 0.25, 0.5, 0.75, 1].map((near) => width(near).wide);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    const [still, whole] = [obliqueCamera(), obliqueCamera()];
    frame(whole, district, size);
    frame(still, district, { ...size, eye: { block: 'nowhere', near: 1 } });
    expect(still.position.toArray()).toEqual(whole.position.toArray());
  });
});
