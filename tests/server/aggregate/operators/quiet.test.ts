import { describe, expect, it } from 'vitest';
import { MEMORY } from '#server/aggregate/memory';
import { Quiet } from '#server/aggregate/operators/quiet';
import { Table } from '#server/aggregate/table';
import { Timers } from '#server/aggregate/timers';

function quietOf() {
  const timers = new Timers();
  const fell: string[] = [];
  const quiet = new Quiet(new Table(MEMORY.quiet), timers, 'quiet', (key) => { fell.push(`${key} at ${timers.now}`); });
  const hear = (key: string, at: number, budget = 100) => {
    timers.run(at);
    quiet.hear(key, at, budget);
  };
  return { timers, quiet, fell, hear };
}

describe('a watch for quiet', () => {
  it('tells once, at the very time the budget of a key runs out', () => {
    const { timers, quiet, fell, hear } = quietOf();
    hear('a', 0);
    timers.run(99);
    expect([fell, quiet.watches('a')]).toEqual([[], true]);
    timers.run(1000);
    expect([fell, quiet.watches('a')]).toEqual([['a at 100'], false]);
  });

  it('waits from the last time a key was heard', () => {
    const { timers, fell, hear } = quietOf();
    for (const at of [0, 60, 150]) hear('a', at);
    timers.run(1000);
    expect(fell).toEqual(['a at 250']);
  });

  it('moves no deadline for what it hears', () => {
    const { timers, hear } = quietOf();
    for (let at = 0; at < 100; at++) hear('a', at);
    expect(timers.dump().order).toBe(1);
  });

  it('keeps to a shorter budget at once, and to a longer one in the end', () => {
    const { timers, fell, hear } = quietOf();
    hear('short', 0, 1000);
    hear('short', 10, 50);
    hear('long', 10, 50);
    hear('long', 20, 500);
    timers.run(2000);
    expect(fell).toEqual(['short at 60', 'long at 520']);
  });

  it('says nothing of a key that it forgot, until that is heard again', () => {
    const { timers, quiet, fell, hear } = quietOf();
    hear('a', 0);
    quiet.forget('a');
    quiet.forget('unknown');
    timers.run(500);
    expect(fell).toEqual([]);
    hear('a', 500);
    timers.run(1000);
    expect(fell).toEqual(['a at 600']);
  });

  it('knows when it last heard a key that it watches', () => {
    const { timers, quiet, hear } = quietOf();
    for (const at of [10, 60]) hear('a', at);
    expect([quiet.heard('a'), quiet.heard('b')]).toEqual([60, undefined]);
    timers.run(160);
    expect(quiet.heard('a')).toBeUndefined();
  });
});
