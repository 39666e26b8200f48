import type { Scheduler, Stop } from '../clock.ts';
import { every } from '../publish/cadence.ts';
import type { Session } from './session.ts';

const SAMPLE_MS = 1_000;
/** How often a display that has not taken its last snapshot yet is looked at again. */
const PUMP_MS = 20;

/** A display as `GET /api/displays` lists it. */
export interface DisplayRow { id: string; display: string; since: number; topics: readonly string[]; painted: Record<string, { seq: number; at: number }> }

/** All connected displays: what waits for them, and who is too slow. */
export class Displays {
  private readonly sessions = new Map<Session, number>();
  private readonly waiting = new Set<Session>();
  private cancel: Stop | undefined;

  constructor(private readonly scheduler: Scheduler) {}

  get size(): number { return this.sessions.size; }

  /** `since` is when it connected, in the district's time (ms). */
  add(session: Session, since: number): void { this.sessions.set(session, since); }

  remove(session: Session): void {
    this.sessions.delete(session);
    this.waiting.delete(session);
  }

  /** Sends what the display wants, now as far as it can take it, then bit by bit. */
  readonly pump = (session: Session): void => {
    if (session.pump()) this.waiting.add(session);
    else this.waiting.delete(session);
    if (this.waiting.size > 0) this.cancel ??= this.scheduler.after(PUMP_MS, this.again);
  };

  start(): Stop {
    const stop = every(this.scheduler, SAMPLE_MS, () => { for (const session of [...this.sessions.keys()]) session.sample(); });
    return () => {
      stop();
      this.cancel?.();
    };
  }

  endAll(): void {
    for (const session of [...this.sessions.keys()]) session.end('shutdown');
  }

  /** Those of a name, where one is given. */
  list(named: string | null): DisplayRow[] {
    const asked = [...this.sessions].filter(([{ display }]) => named === null || display === named);
    return asked.map(([{ id, display, topics, painted }, since]) => ({ id, display, since, topics, painted: Object.fromEntries(painted) }));
  }

  private readonly again = (): void => {
    this.cancel = undefined;
    for (const session of [...this.waiting]) this.pump(session);
  };
}
