import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault.ts';

/** Some or all connections are cut in the middle of what passes, and no new one comes through for a while. */
export const proxyCut = (): Fault => ({
  rounds: 50,
  proxied: true,
  async strike({ proxy, writers, random }) {
    await writers.answers(random.int(1, 4));
    const share = random.pick([0.1, 0.5, 1]);
    proxy.open = false;
    proxy.cut(() => random.chance(share));
    await sleep(random.uniform(0, 4_000));
    proxy.open = true;
    return Date.now();
  },
});

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
