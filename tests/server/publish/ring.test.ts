import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ring } from '#server/publish/ring';

const filled = (ring: Ring, sizes: readonly number[], first = 1) => {
  sizes.forEach((size, i) => { ring.push({ seq: first + i, at: 1_000 + i, bytes: new Uint8Array(size) }); });
  return ring;
};

describe('a ring of frames', () => {
  it('gives every frame after a seq, and nothing where one of them is gone', () => {
    const ring = filled(new Ring(3, 1_000), [1, 1, 1, 1, 1]);
    expect(ring.after(2)?.map(({ seq }) => seq)).toEqual([3, 4, 5]);
    expect(ring.after(5)).toEqual([]);
    expect(ring.after(1)).toBeUndefined();
    expect(ring.after(6)).toBeUndefined();
    expect(new Ring(3, 1_000).after(0)).toBeUndefined();
  });

  it('knows when a kept frame was made', () => {
    const ring = filled(new Ring(2, 1_000), [1, 1, 1]);
    expect([0, 1, 2, 3, 4].map((seq) => ring.at(seq))).toEqual([undefined, undefined, 1_001, 1_002, undefined]);
  });

  it('never keeps more frames or bytes than it may, nor a gap', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 60 })), fc.integer({ min: 0, max: 50 }), (sizes, start) => {
      const ring = filled(new Ring(5, 100), sizes, start + 1);
      const last = start + sizes.length;
      const kept = Array.from({ length: sizes.length + 1 }, (_, i) => ring.after(start + i)).find((frames) => frames !== undefined) ?? [];
      expect(kept.length).toBeLessThanOrEqual(5);
      expect(kept.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(100);
      expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, i) => last - kept.length + 1 + i));
    }));
  });
});
