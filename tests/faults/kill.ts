import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault.ts';

/** After an answer, the server lives on for so long at most (ms): the kill falls anywhere in the next groups. */
const MOMENT = 400;

/** The server is killed, and started again. */
export const kill = (): Fault => ({
  rounds: 1_000,
  async strike({ site, writers, random }) {
    await writers.answers(random.int(1, 8));
    await sleep(random.uniform(0, MOMENT));
    await site.kill();
    return site.start();
  },
});
