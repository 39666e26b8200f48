import type { Done } from '../access/done.ts';
import type { Clock, Scheduler, Stop } from '../clock.ts';
import type { Log } from '../observe/log.ts';
import { every } from '../publish/cadence.ts';
import type { Journal } from './journal.ts';
import type { Milestones } from './milestones.ts';
import { THIN, wordOf } from './thinning.ts';

const DAY = 86_400_000;
/** How often it is looked whether there is anything to drop, ms of our own time. */
const LOOK_MS = 3_600_000;
/** How far rules look back from what they raise ("the third in 30 days"), and a day. */
const LOOK_BACK = 31 * DAY;

export interface RetentionParts {
  journal: Pick<Journal, 'thin' | 'thinned' | 'read' | 'last'>;
  milestones: Pick<Milestones, 'drop'>;
  clock: Clock;
  /** For how long what passes is kept, in days. */
  days: number;
  /** Since when what still goes on does (ms): what it came from stays. */
  openSince: () => number;
  audit: (done: Done) => Promise<void>;
  log: Log;
}

/**
 * Keeps a journal from growing for ever: a day at a time what passes is dropped from it, with the milestones of that time, and the seal over what was kept is
 * written down. Nothing is dropped that the oldest case or alarm that still goes on came from.
 */
export class Retention {
  constructor(private readonly parts: RetentionParts) {}

  start(scheduler: Scheduler): Stop {
    return every(scheduler, LOOK_MS, () => { this.look().catch((error: unknown) => { this.parts.log.error({ err: error }, 'the journal could not be thinned'); }); });
  }

  /** Drops what is due, where that is a day's or more. Rejects with JournalError. */
  async look(): Promise<void> {
    const { journal, milestones, clock, days, openSince, audit, log } = this.parts;
    const before = Math.min(clock.now() - days * DAY, openSince() - LOOK_BACK);
    const was = journal.thinned;
    const [oldest] = was.n < journal.last ? journal.read(was.n + 1, journal.last, 1) : [];
    if (!oldest || oldest.at + DAY > before) return;
    const is = await journal.thin(before);
    if (is.n === was.n) return;
    await milestones.drop(is.n);
    await audit({ who: '', from: '', what: THIN, about: wordOf(is) });
    log.info({ to: is.n, kept: is.kept - was.kept, dropped: is.dropped - was.dropped }, 'the journal was thinned');
  }
}
