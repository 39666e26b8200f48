import { describe, expect, it } from 'vitest';
import { Watchdog } from '../../../wall/stage/watchdog.svelte.ts';
import { ManualTime } from '../../support/manual-time.ts';

const SECOND = 1000;

function watched() {
  const time = new ManualTime();
  const rebuilt: number[] = [];
  const watchdog = new Watchdog({ timing: time, now: () => 1_000_000 + time.now(), rebuilt: () => rebuilt.push(time.now() / SECOND) });
  return { time, rebuilt, watchdog };
}

describe('a watchdog', () => {
  it('builds a panel anew a second after it failed, and says since when its picture is old until the new one stands', () => {
    const { time, rebuilt, watchdog } = watched();
    watchdog.fail();
    watchdog.stood();
    expect([watchdog.since, watchdog.build]).toEqual([1_000_000, 0]);
    time.pass(SECOND);
    expect([watchdog.since, watchdog.build, rebuilt]).toEqual([1_000_000, 1, [1]]);
    watchdog.stood();
    expect(watchdog.since).toBeUndefined();
  });

  it('waits longer each time it fails again, a minute at most, and takes a failure while it waits for the same one', () => {
    const { time, rebuilt, watchdog } = watched();
    for (let i = 0; i < 9; i++) {
      watchdog.fail();
      watchdog.fail();
      time.pass(watchdog.wait);
    }
    expect(rebuilt).toEqual([1, 3, 7, 15, 31, 63, 123, 183, 243]);
    expect(watchdog.since).toBe(1_000_000);
  });

  it('begins with a second again once the panel was well for a minute', () => {
    const { time, watchdog } = watched();
    const round = () => {
      watchdog.fail();
      time.pass(watchdog.wait);
      watchdog.stood();
    };
    round();
    round();
    expect(watchdog.wait).toBe(2 * SECOND);
    time.pass(60 * SECOND);
    round();
    expect(watchdog.wait).toBe(SECOND);
  });

  it('does nothing for a panel that is gone', () => {
    const { time, rebuilt, watchdog } = watched();
    watchdog.fail();
    watchdog.end();
    time.pass(60 * SECOND);
    expect(rebuilt).toEqual([]);
  });
});
