import type { Fault } from './fault.ts';

/** Every connection is cut at one moment, while the server goes on. */
export const allAtOnce = (): Fault => ({
  rounds: 20,
  proxied: true,
  async strike({ proxy, writers }) {
    await writers.answers(3);
    proxy.cut();
    return Date.now();
  },
});
