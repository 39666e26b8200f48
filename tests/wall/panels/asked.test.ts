import { describe, expect, it } from 'vitest';
import { Asked } from '../../../wall/panels/asked.ts';
import { ManualTiming } from '../support/manual-timing.ts';

/** An answer whose server is the test. */
function bench() {
  const timing = new ManualTiming();
  const asked: { give: (found: string | undefined) => void; fail: () => void }[] = [];
  let change: (() => void) | undefined;
  const answer = new Asked<string>({
    ask: () => new Promise((give, refuse) => { asked.push({ give, fail: () => { refuse(new Error('away')); } }); }),
    watch: (changed) => {
      change = changed;
      return () => { change = undefined; };
    },
    timing,
  });
  const shown: string[] = [];
  const show = () => { shown.push(`${answer.standing} ${answer.value ?? '-'}`); };
  show();
  const stop = answer.keep(show);
  return {
    timing, asked, shown, stop, watched: () => change !== undefined, change: () => { change?.(); },
    // What was answered is heard a few turns of the promises later.
    settle: async () => { for (let turn = 0; turn < 5; turn += 1) await Promise.resolve(); },
  };
}

describe('an answer of the server', () => {
  it('is asked for once somebody reads it, and again after something changed, but not at once again', async () => {
    const { timing, asked, shown, change, settle } = bench();
    await settle();
    timing.pass(50);
    expect(asked).toHaveLength(1);
    asked[0]?.give('one');
    await settle();
    change();
    change();
    timing.pass(1_000);
    expect(asked).toHaveLength(1);
    timing.pass(1_000);
    expect(asked).toHaveLength(2);
    asked[1]?.give('two');
    await settle();
    expect(shown).toEqual(['asking -', 'known one', 'known two']);
  });

  it('that an earlier question gets late is dropped', async () => {
    const { timing, asked, shown, change, settle } = bench();
    timing.pass(50);
    change();
    timing.pass(2_000);
    asked[1]?.give('new');
    await settle();
    asked[0]?.give('old');
    await settle();
    expect(shown.at(-1)).toBe('known new');
  });

  it('stays in view and says that it is late while the server is away, and is asked for until it is back', async () => {
    const { timing, asked, shown, change, settle } = bench();
    timing.pass(50);
    asked[0]?.give('one');
    await settle();
    change();
    timing.pass(2_000);
    asked[1]?.fail();
    await settle();
    expect(shown.at(-1)).toBe('late one');
    timing.pass(3_100);
    asked[2]?.give('two');
    await settle();
    expect(shown.at(-1)).toBe('known two');
  });

  it('says that there is no such thing, and hears when there is', async () => {
    const { timing, asked, shown, settle } = bench();
    timing.pass(50);
    asked[0]?.give(undefined);
    await settle();
    timing.pass(30_100);
    asked[1]?.give('born');
    await settle();
    expect(shown).toEqual(['asking -', 'unknown -', 'known born']);
  });

  it('is asked for no more once nobody reads it', async () => {
    const { timing, asked, stop, watched, settle } = bench();
    timing.pass(50);
    asked[0]?.give('one');
    await settle();
    stop();
    await settle();
    expect(watched()).toBe(false);
    timing.pass(100_000);
    expect(asked).toHaveLength(1);
  });
});
