import { changes, type Changes } from '#protocol/changes';
import { sureAnswerOf } from '../../subscribe/answer.ts';
import { askAgain } from '../../subscribe/ask-again.ts';
import type { Stop, Timing } from '../../subscribe/timing.ts';

/** Asked again after so long, ms; a quarter hour that ended shows so much later at the latest. */
const REFRESH = 10_000;

/** Today beside earlier days, as the server last told it. */
export class Days {
  told: Changes | undefined = $state.raw();

  constructor(private readonly timing: Pick<Timing, 'after'>) {}

  start(): Stop {
    return askAgain(this.timing, REFRESH, async () => { this.told = await sureAnswerOf('/api/changes', changes); });
  }
}
