import { describe, expect, it } from 'vitest';
import { columns, draped, FACE, relief } from '../../../wall/city/build.ts';
import { ground } from '../../../wall/city/ground.ts';
import { paletteOf } from '../../../wall/city/palette.ts';
import { plan } from '../../../wall/city/plan.ts';
import { area } from '../../../wall/city/shape.ts';
import { smallDistrict } from './small-district.ts';

const small = plan(smallDistrict());
const palette = paletteOf((name) => (name === '--plate' ? '#0c1a30' : '#ff5a5f'));

/** The triangles of a mesh as corners [x, y, z] with what `kind` says of the first. */
function triangles({ position, index }: { position: Float32Array; index: Uint32Array }): [number, number, number][][] {
  const corner = (i: number): [number, number, number] => [position[i * 3] ?? 0, position[i * 3 + 1] ?? 0, position[i * 3 + 2] ?? 0];
  return Array.from({ length: index.length / 3 }, (_, t) => [0, 1, 2].map((k) => corner(index[t * 3 + k] ?? 0)));
}
const flat = (triangle: [number, number, number][]) => area(triangle.map(([x, y]) => [x, y] as const));

describe('the relief', () => {
  const mesh = relief(small);
  const tops = triangles(mesh).filter((triangle) => triangle.every(([, , z]) => z === 1));

  it('covers each block with its roof and rim, facing up', () => {
    const built = small.blocks.flatMap(({ pieces }) => pieces).reduce((sum, [outer = []]) => sum + area(outer), 0);
    expect(tops.reduce((sum, triangle) => sum + flat(triangle), 0)).toBeCloseTo(built, 0);
    expect(tops.every((triangle) => flat(triangle) > 0)).toBe(true);
  });

  it('gives every vertex a block of the plan and a face with an outward normal', () => {
    expect(new Set(mesh.block)).toEqual(new Set([0, 1, 2, 3]));
    expect(mesh.position.length / 3).toBe(mesh.block.length);
    for (let i = 0; i < mesh.block.length; i++) {
      const kind = mesh.face[i * 3 + 2], length = Math.hypot(mesh.face[i * 3] ?? 0, mesh.face[i * 3 + 1] ?? 0);
      expect(length).toBeCloseTo(kind === FACE.roof ? 0 : 1, 5);
    }
  });

  it('knows which blocks a road or water may lie on', () => {
    expect(draped(small)).toEqual([true, true, true, false]);
  });

  it('has one column a block, at its centre', () => {
    const { position, block } = columns(small);
    expect([...block]).toEqual([0, 1, 2, 3].flatMap((i) => [i, i, i, i]));
    expect(position[0]).toBeCloseTo(small.blocks[0]?.centre[0] ?? NaN, 3);
  });
});

describe('the ground', () => {
  it('ends in the colour of the plate, so that no edge of it shows', () => {
    const { position, tint } = ground(small, palette);
    let farthest = 0, at = 0;
    for (let i = 0; i < position.length / 3; i++) {
      const off = Math.hypot(position[i * 3] ?? 0, position[i * 3 + 1] ?? 0);
      if (off > farthest) [farthest, at] = [off, i];
    }
    palette.plate.forEach((part, k) => { expect(tint[at * 3 + k]).toBeCloseTo(part, 5); });
  });

  it('is one mesh that faces up', () => {
    const up = triangles(ground(small, palette)).map(flat);
    expect(up.every((size) => size > -1e-3)).toBe(true);
  });
});
