import { describe, expect, it } from 'vitest';
import { pace, restAfter, slowness } from '../../../../wall/panels/map/pace.ts';
import { ManualTiming } from '../../support/manual-timing.ts';

function paced() {
  const timing = new ManualTiming();
  let runs = 0;
  const job = pace(timing, { lag: 50, rest: () => 500 }, () => { runs += 1; });
  return { timing, job, runs: () => runs };
}

describe('a paced job', () => {
  it('runs soon after a quiet spell, and lets what is quicker go first', () => {
    const { timing, job, runs } = paced();
    job.ask();
    timing.pass(49);
    expect(runs()).toBe(0);
    timing.pass(1);
    expect(runs()).toBe(1);
  });

  it('runs what was asked for meanwhile once, when its time is over', () => {
    const { timing, job, runs } = paced();
    job.ask();
    timing.pass(50);
    for (let i = 0; i < 5; i++) job.ask();
    timing.pass(499);
    expect(runs()).toBe(1);
    timing.pass(1);
    expect(runs()).toBe(2);
    timing.pass(5000);
    expect(runs()).toBe(2);
  });

  it('goes with a frame of somebody else where it was asked for again, and waits so long for one', () => {
    const timing = new ManualTiming();
    let runs = 0;
    const job = pace(timing, { lag: 50, rest: () => 500, join: 100 }, () => { runs += 1; });
    job.ask();
    timing.pass(50);
    job.ask();
    timing.pass(500);
    expect(runs).toBe(1);
    timing.frame(() => undefined);
    timing.paint();
    expect(runs).toBe(2);
    job.ask();
    timing.pass(600);
    expect(runs).toBe(3);
  });

  it('runs at most twice a second however often it is asked', () => {
    const { timing, job, runs } = paced();
    for (let i = 0; i < 100; i++) { job.ask(); timing.pass(100); }
    expect(runs()).toBeLessThanOrEqual(21);
    expect(runs()).toBeGreaterThanOrEqual(20);
  });

  it('does not run once stopped', () => {
    const { timing, job, runs } = paced();
    job.ask();
    timing.pass(50);
    job.ask();
    job.stop();
    timing.pass(5000);
    expect(runs()).toBe(1);
  });
});

describe('the rest after a frame', () => {
  it('grows with what the frame took, within half a second and two', () => {
    expect([5, 50, 80, 150, 2000].map(restAfter)).toEqual([500, 500, 800, 1500, 2000]);
  });
});

describe('slowness', () => {
  const judged = (...costs: number[]) => costs.map(slowness());

  it('is three slow frames in a row, the first one of a map left out', () => {
    expect(judged(900, 130, 130, 130)).toEqual([false, false, false, true]);
  });

  it('is forgotten with a quick frame', () => {
    expect(judged(900, 130, 130, 20, 130, 130)).not.toContain(true);
  });

  it('is told again where it goes on, the frame after it was told left out', () => {
    expect(judged(900, 130, 130, 130, 900, 130, 130, 130)).toEqual([false, false, false, true, false, false, false, true]);
  });
});
