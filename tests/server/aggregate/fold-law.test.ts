import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack } from '#protocol/codec';
import type { Recorded } from '#protocol/events';
import { Engine } from '#server/aggregate/engine';
import { journals, START } from '../../support/records.ts';
import { RULED } from '../../support/ruled-scenes.ts';
import { TINY } from '../../support/tiny-district.ts';

const engine = () => new Engine({ district: TINY, scenes: RULED });
const DAY = 24 * 3_600_000;

/** Every byte that a display could be sent. */
function bytes(fold: Engine): string {
  const topics = [...fold.topics].map(([name, topic]) => [name, topic.heard, topic.snapshot(fold.now)]);
  return Buffer.from(pack([fold.now, fold.n, topics])).toString('hex');
}

const folded = (records: readonly Recorded[], until: number): string => {
  const fold = engine();
  for (const record of records) fold.apply(record);
  fold.advance(until);
  return bytes(fold);
};

const endOf = (records: readonly Recorded[]): number => (records.at(-1)?.at ?? START) + 1;

describe('the fold', () => {
  it('gives the same topics with whatever calls of advance come between the records', () => {
    fc.assert(fc.property(journals(40), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (records, share) => {
      const fold = engine();
      records.forEach((record, i) => {
        fold.apply(record);
        const next = records[i + 1]?.at ?? record.at;
        const between = Math.floor((next - record.at) * share.next().value);
        fold.advance(record.at + Math.floor(between / 2));
        fold.advance(record.at + between);
        fold.takeDirty().forEach((topic) => topic.drain(fold.now));
      });
      fold.advance(endOf(records) + DAY);
      expect(bytes(fold)).toBe(folded(records, endOf(records) + DAY));
    }));
  });

  it('goes on from a checkpoint at any record as if it had folded them all', () => {
    fc.assert(fc.property(journals(40), fc.nat(40), fc.nat(3 * DAY), (records, cut, later) => {
      const before = engine();
      for (const record of records.slice(0, cut)) before.apply(record);
      const after = engine();
      after.restore(before.dump());
      expect(bytes(after)).toBe(bytes(before));
      for (const record of records.slice(cut)) after.apply(record);
      after.advance(endOf(records) + later);
      expect(bytes(after)).toBe(folded(records, endOf(records) + later));
    }));
  });

  it('keeps nothing of what it held before it restored', () => {
    fc.assert(fc.property(journals(25), journals(25), (kept, lost) => {
      const before = engine();
      for (const record of kept) before.apply(record);
      const after = engine();
      for (const record of lost) after.apply(record);
      after.restore(before.dump());
      expect(after.takeDirty()).toEqual([]);
      expect(Buffer.from(after.dump()).equals(before.dump())).toBe(true);
      expect(bytes(after)).toBe(bytes(before));
    }));
  });

  it('drains changes that make a replica equal to its topics', () => {
    fc.assert(fc.property(journals(30), (records) => {
      const fold = engine();
      fold.takeDirty().forEach((topic) => topic.drain(0));
      for (const record of records) {
        fold.apply(record);
        const changed = new Set(fold.takeDirty());
        for (const topic of fold.topics.values()) expect(topic.drain(fold.now).length > 0).toBe(changed.has(topic) && true);
      }
    }));
  });
});
