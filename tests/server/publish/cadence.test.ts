import { describe, expect, it } from 'vitest';
import { Cadence, TICK_MS, every } from '#server/publish/cadence';
import { ManualTime } from '#tests/support/manual-time';

/** A cadence over a count of changes; `ticks` holds when it ticked and how many changes it took. */
function counted() {
  const time = new ManualTime();
  const ticks: [number, number][] = [];
  let changes = 0;
  const cadence = new Cadence(time, () => {
    ticks.push([time.now(), changes]);
    const published = changes > 0;
    changes = 0;
    return published;
  });
  const change = async () => {
    changes += 1;
    cadence.touch();
    await Promise.resolve();
  };
  return { time, ticks, cadence, change };
}

describe('the ticker', () => {
  it('takes the first change after a quiet spell at once', async () => {
    const { time, ticks, cadence, change } = counted();
    cadence.start();
    time.pass(250);
    await change();
    expect(ticks.at(-1)).toEqual([250, 1]);
  });

  it('takes all changes of one turn in one tick', async () => {
    const { time, ticks, cadence, change } = counted();
    cadence.start();
    time.pass(250);
    await Promise.all([change(), change(), change()]);
    expect(ticks.at(-1)).toEqual([250, 3]);
  });

  it('publishes at most once a window while changes keep coming', async () => {
    const { time, ticks, cadence, change } = counted();
    cadence.start();
    for (let i = 0; i < 1_000; i += 1) {
      await change();
      time.pass(1);
    }
    const times = ticks.filter(([, changes]) => changes > 0).map(([at]) => at);
    expect(times.length).toBe(1_000 / TICK_MS + 1);
    expect(times.slice(1).every((at, i) => at - (times[i] as number) >= TICK_MS)).toBe(true);
  });

  it('ticks while nothing comes, because deadlines fall due then', () => {
    const { time, ticks, cadence } = counted();
    cadence.start();
    time.pass(10 * TICK_MS);
    expect(ticks.length).toBe(11);
  });

  it('does nothing once stopped, not even for a change of the same turn', async () => {
    const { time, ticks, cadence, change } = counted();
    const stop = cadence.start();
    time.pass(150);
    const changed = change();
    stop();
    await changed;
    time.pass(1_000);
    expect(ticks.length).toBe(2);
  });
});

describe('every', () => {
  it('runs each period until it is stopped', () => {
    const time = new ManualTime();
    const runs: number[] = [];
    const stop = every(time, 1_000, () => { runs.push(time.now()); });
    time.pass(3_500);
    stop();
    time.pass(3_500);
    expect(runs).toEqual([1_000, 2_000, 3_000]);
  });
});
