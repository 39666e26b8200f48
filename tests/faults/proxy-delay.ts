import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault.ts';

/** What passes takes long and each piece another time, then nothing passes at all: sometimes for longer than a display waits. */
export const proxyDelay = (): Fault => ({
  rounds: 50,
  proxied: true,
  async strike({ proxy, writers, random }) {
    await writers.answers(random.int(1, 4));
    proxy.delay = () => random.uniform(20, 800);
    await sleep(random.uniform(1_000, 4_000));
    proxy.stall();
    await sleep(random.pick([500, 3_000, 10_000]));
    proxy.go();
    proxy.delay = () => 0;
    return Date.now();
  },
});
