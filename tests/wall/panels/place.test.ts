import { describe, expect, it } from 'vitest';
import { TINY } from '#tests/support/tiny-district';
import { subjectOf, wayTo, within } from '../../../wall/panels/place.ts';

const way = (subject: string) => wayTo(TINY, subjectOf(subject)).map(({ about, id }) => `${about}/${id}`);

describe('a place', () => {
  it('lies in what it lies in, the widest first', () => {
    expect(way('block/b-3')).toEqual(['street/s-1', 'area/a-2', 'block/b-3']);
    expect(way('area/a-3')).toEqual(['street/s-2', 'area/a-3']);
    expect(way('street/s-2')).toEqual(['street/s-2']);
  });

  it('that the district does not have lies nowhere', () => {
    expect(['block/b-9', 'street/', 'planet/earth', '', 'block', '__proto__/x'].map(way)).toEqual(Array(6).fill([]));
  });

  it('holds its blocks', () => {
    const of = (subject: string) => TINY.blocks.filter((block) => within(subjectOf(subject), block)).map(({ id }) => id);
    expect([of('street/s-1'), of('area/a-1'), of('block/b-4'), of('scene/litter'), of('')]).toEqual([['b-1', 'b-2', 'b-3'], ['b-1', 'b-2'], ['b-4'], [], []]);
  });
});
