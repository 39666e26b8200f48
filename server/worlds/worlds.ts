import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { ProtocolError } from '#protocol/errors';
import type { Recorded } from '#protocol/events';
import { opening, type OpenWorld, type Opening, type Scenario } from '#protocol/worlds';
import { entrust, OPENER } from '../access/entrusted.ts';
import { secret } from '../access/secret.ts';
import type { Clock, Scheduler, Stop } from '../clock.ts';
import type { ConfigInput } from '../config.ts';
import { json } from '../gateway/answer.ts';
import { fitting } from '../gateway/fitting.ts';
import type { Route } from '../gateway/routes.ts';
import { parseJson } from '../ingest/json.ts';
import type { Journal } from '../journal/journal.ts';
import type { Milestones } from '../journal/milestones.ts';
import type { Log } from '../observe/log.ts';
import { every } from '../publish/cadence.ts';
import type { Debriefs } from './debriefs.ts';
import { LEADERS } from './control.ts';
import { toWorld, type ExerciseAsked, type PastAsked, type Says, type Span, type Told } from './channel.ts';

/** Worlds at once: each holds a fold of its own in memory. */
const MOST = 3;
/** A replay that no display has shown for so long ends, in looks of `LOOK_MS`; an exercise lasts until it is ended. */
const LOOK_MS = 1_000;
const IDLE_LOOKS = 600;
const OPENING_BYTES = 1_024;
const ONE = /^\/api\/worlds\/[a-z0-9]+$/;

export interface WorldsParts {
  journal: Pick<Journal, 'last' | 'lastAt' | 'read' | 'numberAt' | 'thinned'>;
  /** The living fold as it is now. */
  state: () => Uint8Array;
  clock: Clock;
  config: ConfigInput;
  /** Those of the journal, and where exercises keep theirs. */
  milestones: Pick<Milestones, 'dir' | 'from'>;
  exercises: string;
  scenarios: readonly Scenario[];
  debriefs: Debriefs;
  /** The built server, which is started again as a world. */
  program: string;
  log: Log;
  random: () => number;
}

interface World extends OpenWorld { child: ChildProcess; port: number; secret: string; idle: number; span: Span; send: (told: Told) => void }

/** Other worlds that this server shows: its past, and exercises beside its present; each a process of its own, so that nobody who looks there holds up what lives. */
export class Worlds {
  private readonly worlds = new Map<string, World>();

  constructor(private readonly parts: WorldsParts) {}

  /** Lets worlds know how the journal goes on, and ends those that nobody looks at. */
  start(scheduler: Scheduler): Stop {
    return every(scheduler, LOOK_MS, () => {
      for (const [id, world] of this.worlds) {
        if (world.kind !== 'past') continue;
        const span = this.span(this.parts.journal.thinned.n === world.span.whole ? world.span.start : Math.max(world.span.start, this.firstMoment()));
        if (span.n !== world.span.n || span.whole !== world.span.whole) world.send({ do: 'goes-on', span: world.span = span });
        world.idle = world.displays > 0 ? 0 : world.idle + 1;
        if (world.idle >= IDLE_LOOKS) this.close(id);
      }
    });
  }

  /** What happened in the living world just now: exercises go on beside it. */
  live(batch: readonly Recorded[]): void {
    for (const world of this.worlds.values()) if (world.kind === 'exercise') world.send({ do: 'lives', events: batch.map(({ event }) => event) });
  }

  /** Where a world listens, and the secret by which it believes this server who asks. Throws ProtocolError `unknown-world`. */
  readonly worldOf = (id: string): { port: number; secret: string } => this.find(id);

  list(): OpenWorld[] {
    return [...this.worlds.values()].filter(({ port }) => port > 0).map(({ kind, id, opened, displays, scenario }) => ({ kind, id, opened, displays, scenario }));
  }

  /** Opens a world; resolves with its id once it is shown. Rejects with ProtocolError `too-many-worlds` or `not-found`. */
  open(asked: Opening): Promise<string> {
    const { clock, log, program, random } = this.parts;
    if (this.worlds.size >= MOST) throw new ProtocolError('too-many-worlds', `at most ${MOST}`);
    const id = Math.floor(random() * 36 ** 8).toString(36).padStart(8, '0');
    const told = this.toldOf(asked, id);
    const child = fork(program, ['world'], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const channel = toWorld(child);
    const behindUs = secret();
    const span = told.kind === 'past' ? told.span : this.span(0);
    const world: World = {
      kind: asked.kind, id, scenario: asked.kind === 'exercise' ? asked.scenario : '', opened: clock.now(), displays: 0,
      child, port: 0, secret: behindUs, idle: 0, span, send: (message) => { channel.send(message); },
    };
    this.worlds.set(id, world);
    return new Promise((resolve, reject) => {
      channel.ended(() => {
        if (this.worlds.get(id) === world) log.warn({ world: id }, 'a world ended by itself');
        this.worlds.delete(id);
        reject(new ProtocolError('unknown-world', 'it ended before it was shown'));
      });
      channel.hear((said) => {
        if (said.says === 'ask') channel.send({ do: 'answer', ask: said.ask, ...this.answer(said) });
        else if (said.says === 'busy') world.displays = said.displays;
        else {
          world.port = said.port;
          resolve(id);
        }
      });
      channel.send({ do: 'open', world: told, secret: behindUs });
    });
  }

  close(id: string): void {
    const { child } = this.find(id);
    this.worlds.delete(id);
    child.kill();
  }

  /** Ends a world; how an exercise went is kept. */
  async end(id: string): Promise<void> {
    const { kind, port, secret: shared } = this.find(id);
    if (kind === 'exercise' && port > 0) await this.parts.debriefs.keep(id, port, entrust(shared, OPENER));
    if (this.worlds.has(id)) this.close(id);
  }

  async stop(): Promise<void> { await Promise.all([...this.worlds.keys()].map((id) => this.end(id))); }

  /** What is asked of it over HTTP. */
  routes(): Route[] {
    const matches = (path: string) => path === '/api/worlds';
    return [
      { name: 'worlds', method: 'GET', matches, answers: 'watch', answer: () => json({ worlds: this.list(), scenarios: this.parts.scenarios.map(({ id, zh, en }) => ({ id, zh, en })) }) },
      { name: 'open-world', method: 'POST', matches, answers: LEADERS, kept: true, body: OPENING_BYTES, answer: async ({ body }) => json({ id: await this.open(fitting(opening, parseJson(body))) }, 201) },
      {
        name: 'close-world', method: 'DELETE', matches: (path) => ONE.test(path), answers: LEADERS, kept: true,
        answer: async ({ path }) => {
          await this.end(path.slice(path.lastIndexOf('/') + 1));
          return json({ closed: true });
        },
      },
      { name: 'debriefs', method: 'GET', matches: (path) => path === '/api/debriefs', answers: 'watch', answer: () => json({ debriefs: this.parts.debriefs.list() }) },
    ];
  }

  private toldOf(asked: Opening, id: string): PastAsked | ExerciseAsked {
    const { config, milestones, exercises, scenarios, state, clock } = this.parts;
    if (asked.kind === 'past') {
      const first = this.firstMoment();
      if (first === Infinity) throw new ProtocolError('not-found', 'the journal holds no moment yet that could be shown again');
      return { kind: 'past', config, milestones: milestones.dir, span: this.span(first), at: asked.at };
    }
    const scenario = scenarios.find((one) => one.id === asked.scenario);
    if (!scenario) throw new ProtocolError('not-found', `there is no scenario ${asked.scenario}`);
    return { kind: 'exercise', config, id, dir: join(exercises, id), state: state(), at: clock.now(), speed: clock.speed, scenario };
  }

  /** The first moment (ms) that can be shown: that of the first record, or of the first milestone after what was thinned; Infinity where there is none yet. */
  private firstMoment(): number {
    const { journal, milestones } = this.parts;
    const first = journal.thinned.n > 0 ? milestones.from(journal.thinned.n) : journal.read(1, 1)[0];
    return first?.at ?? Infinity;
  }

  private span(start: number): Span {
    const { last, lastAt, thinned } = this.parts.journal;
    return { start: Math.min(start, lastAt), n: last, end: lastAt, whole: thinned.n };
  }

  private answer(asked: Extract<Says, { says: 'ask' }>) {
    const { journal } = this.parts;
    return 'at' in asked ? { n: journal.numberAt(asked.at) } : { records: journal.read(asked.from, asked.to) };
  }

  private find(id: string): World {
    const world = this.worlds.get(id);
    if (!world) throw new ProtocolError('unknown-world', id);
    return world;
  }
}
