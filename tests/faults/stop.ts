import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault.ts';

/** How long the process stands still, ms. */
const STILL = 30_000;

/** The process stands still, then goes on as if nothing had been. */
export const stop = (still = STILL): Fault => ({
  rounds: 5,
  async strike({ site, writers }) {
    await writers.answers(3);
    site.signal('SIGSTOP');
    await sleep(still);
    site.signal('SIGCONT');
    return Date.now();
  },
});
