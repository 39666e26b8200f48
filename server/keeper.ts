import type { Engine } from './aggregate/engine.ts';
import { every } from './publish/cadence.ts';
import type { Scheduler, Stop } from './clock.ts';
import type { Journal } from './journal/journal.ts';
import { SPACING, type Milestones } from './journal/milestones.ts';
import type { Log } from './observe/log.ts';
import type { Metrics } from './observe/metrics.ts';

/** A checkpoint is written after this many records, or this much of our own time (ms) with any. */
const RECORDS = 100_000;
const PERIOD = 5 * 60_000;

/** Writes checkpoints of the fold, so that a restart reads the end of the journal only; now and then one is a milestone too, for whoever looks back. */
export class Keeper {
  private kept: number;
  private writing: Promise<void> | undefined;

  /** `before` resolves when all that the fold said so far is on disk: a fold that goes on from a checkpoint says it no more. */
  constructor(private readonly parts: { engine: Engine; journal: Journal; milestones: Milestones; metrics: Metrics; log: Log; before: () => Promise<void> }) {
    this.kept = parts.engine.n;
  }

  /** Takes the newest checkpoint that this fold understands into it. */
  restore(): void {
    const { engine, journal } = this.parts;
    const checkpoint = journal.loadCheckpoint(engine.format);
    if (!checkpoint) return;
    engine.restore(checkpoint.state);
    this.kept = checkpoint.n;
  }

  /** Called after records were folded. */
  note(): void {
    if (this.parts.engine.n - this.kept >= RECORDS) void this.save();
  }

  start(scheduler: Scheduler): Stop {
    return every(scheduler, PERIOD, () => { void this.save(); });
  }

  /** Writes one now, unless nothing came since the last. A failure costs time at the next start and nothing else. */
  save(): Promise<void> {
    return this.writing ??= this.write().finally(() => { this.writing = undefined; });
  }

  private async write(): Promise<void> {
    const { engine, journal, milestones, metrics, log, before } = this.parts;
    const { n, now: at } = engine;
    if (n === this.kept) return;
    try {
      const state = engine.dump();
      await before();
      await journal.saveCheckpoint({ n, format: engine.format, state });
      this.kept = n;
      metrics.checkpoints.inc();
      if (milestones.since(n) >= SPACING / 2) await milestones.keep({ n, at }, state);
    } catch (error) {
      log.error({ err: error }, 'no checkpoint could be written');
    }
  }
}
