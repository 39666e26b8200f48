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
