import { ProtocolError } from '#protocol/errors';
import type { DisplayRow, Proof } from '#protocol/proof';
import type { Wall } from '#protocol/walls';
import type { Doors } from '../access/who.ts';
import type { Scheduler, Stop } from '../clock.ts';
import { differencesOf, displaysOf, isPart, partsOf, shouldOf, type Directed, type Should, type Told } from '../director/proof.ts';
import { dropOldest } from '../drop-oldest.ts';
import { every } from '../publish/cadence.ts';
import type { Session } from './session.ts';

/** How often each is looked at: whether it keeps up, and whether it is still let in (reliability goal X7: out within 2 s). */
export const SAMPLE_MS = 1_000;
/** How often a display that has not taken its last snapshot yet is looked at again. */
const PUMP_MS = 20;
/** Displays remembered after they went. */
const REMEMBERED = 256;

export interface DisplaysParts {
  /** Our own time in ms, monotonic. */
  elapsed: () => number;
  walls: () => readonly Wall[];
  /** The number of the walls, and the build of the wall that is served; '' where none is. */
  numbers: () => { walls: number; build: string };
  /** What is directed. */
  directed: () => readonly Directed[];
  doors: Pick<Doors, 'stays'>;
}

/** All displays: what waits for those that are connected, who is too slow, what each shows and should; those that went are remembered. */
export class Displays {
  private readonly sessions = new Map<Session, number>();
  private readonly passes = new Set<string>();
  private readonly waiting = new Set<Session>();
  /** When displays went, by name (district time, ms), with what they last showed. */
  private readonly gone = new Map<string, { at: number; does: DisplayRow['does'] }>();
  private cancel: Stop | undefined;

  constructor(private readonly scheduler: Scheduler, private readonly parts: DisplaysParts) {}

  get size(): number { return this.sessions.size; }

  /** `since` is when it connected, in the district's time (ms). */
  add(session: Session, since: number): void {
    this.sessions.set(session, since);
    this.passes.add(session.pass);
  }

  /** Whether that is the pass of a display that is connected. */
  admits(pass: string): boolean { return this.passes.has(pass); }

  /** `at` is when it went, in the district's time (ms). */
  remove(session: Session, at: number): void {
    this.sessions.delete(session);
    this.passes.delete(session.pass);
    this.waiting.delete(session);
    session.stills.refuse('the display went');
    this.gone.delete(session.display);
    this.gone.set(session.display, { at, does: doesOf(session.seen.told) });
    dropOldest(this.gone, REMEMBERED);
  }

  /** Sends what the display wants, now as far as it can take it, then bit by bit. */
  readonly pump = (session: Session): void => {
    if (session.pump()) this.waiting.add(session);
    else this.waiting.delete(session);
    if (this.waiting.size > 0) this.cancel ??= this.scheduler.after(PUMP_MS, this.again);
  };

  start(): Stop {
    const stop = every(this.scheduler, SAMPLE_MS, () => {
      for (const session of [...this.sessions.keys()]) {
        if (this.parts.doors.stays(session.who)) session.sample();
        else session.end('revoked');
      }
    });
    return () => {
      stop();
      this.cancel?.();
    };
  }

  endAll(): void {
    for (const session of [...this.sessions.keys()]) session.end('shutdown');
  }

  /** A picture of what a connected display shows. Rejects with ProtocolError `unknown-display` or `no-still`. */
  async still(id: string): Promise<Uint8Array> {
    const session = [...this.sessions.keys()].find((one) => one.id === id);
    if (!session) throw new ProtocolError('unknown-display', id);
    return session.stills.ask();
  }

  /** Those of a name, where one is given: what is connected, then what each wall is made of and is not. */
  list(named: string | null): DisplayRow[] {
    const fits = (name: string) => named === null || name === named;
    const connected = [...this.sessions].filter(([{ display }]) => fits(display)).map(([session, since]) => this.rowOf(session, since));
    return [...connected, ...this.missing().filter(fits).map((name) => this.absentOf(name))];
  }

  private rowOf(session: Session, since: number): DisplayRow {
    const { id, display, topics, painted, seen } = session;
    const should = this.shouldOf(display);
    return {
      id, display, state: 'live', since, topics: [...topics], painted: Object.fromEntries(painted),
      should: wanted(should, seen.told?.proof.ought), does: doesOf(seen.told), 
      // The console and programs connect without standing on a wall.
      differs: should ? differencesOf(seen, should, this.parts.elapsed()) : [],
    };
  }

  private absentOf(display: string): DisplayRow {
    const gone = this.gone.get(display);
    const absent = { id: '', display, topics: [], painted: {}, should: wanted(this.shouldOf(display), '') };
    return gone
      ? { ...absent, state: 'lost', since: gone.at, does: gone.does, differs: [{ why: 'lost', what: [] }] }
      : { ...absent, state: 'unseen', since: 0, does: null, differs: [{ why: 'unseen', what: [] }] };
  }

  /** Displays of walls that are not there. Where one browser shows all of a wall, its displays are wanted only once they were seen. */
  private missing(): string[] {
    const here = new Set([...this.sessions.keys()].map(({ display }) => display));
    return this.parts.walls().flatMap((wall) => {
      const whole = here.has(wall.id) || this.gone.has(wall.id);
      const parts = displaysOf(wall).filter((name) => !whole || name === wall.id || this.gone.has(name));
      return [...new Set([...(whole ? [wall.id] : []), ...parts])].filter((name) => !here.has(name));
    });
  }

  private shouldOf(name: string): Should | undefined {
    const { walls, numbers, directed } = this.parts;
    const { wall } = partsOf(name);
    const others = [...this.sessions.keys()].filter(({ display }) => { const of = partsOf(display); return of.wall === wall && (of.rest === '' || isPart(of.rest)); });
    return shouldOf(name, walls(), numbers(), others.flatMap(({ seen }) => (seen.told ? [seen.told.proof] : [])), directed());
  }

  private readonly again = (): void => {
    this.cancel = undefined;
    for (const session of [...this.waiting]) this.pump(session);
  };
}

const wanted = (should: Should | undefined, hash = ''): DisplayRow['should'] =>
  should ? { layout: should.layout, walls: should.walls, build: should.build, language: should.language, theme: should.theme, hash } : null;

function doesOf(told: Told | undefined): DisplayRow['does'] {
  if (!told) return null;
  const { layout, hash, walls, build, language, theme, age, heap, frame, errors, rebuilt, reloads, coarse, width, height }: Proof = told.proof;
  return { at: told.at, layout, hash, walls, build, language, theme, age, heap, frame, errors, rebuilt, reloads, coarse, width, height };
}
