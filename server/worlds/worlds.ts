import { fork, type ChildProcess } from 'node:child_process';
import { ProtocolError } from '#protocol/errors';
import { opening, type OpenPast } from '#protocol/past';
import type { Clock, Scheduler, Stop } from '../clock.ts';
import type { ConfigInput } from '../config.ts';
import { json } from '../gateway/answer.ts';
import { fitting } from '../gateway/fitting.ts';
import type { Route } from '../gateway/routes.ts';
import { parseJson } from '../ingest/json.ts';
import type { Journal } from '../journal/journal.ts';
import type { Log } from '../observe/log.ts';
import { every } from '../publish/cadence.ts';
import { toWorld, type Says, type Span } from './channel.ts';

/** Worlds at once: each holds a fold of its own in memory. */
const MOST = 3;
/** A world that no display has shown for so long ends, in looks of `LOOK_MS`. */
const LOOK_MS = 1_000;
const IDLE_LOOKS = 600;
const OPENING_BYTES = 1_024;
const POST = /^\/api\/pasts\/[a-z0-9]+$/;

export interface WorldsParts {
  journal: Pick<Journal, 'last' | 'lastAt' | 'read' | 'numberAt'>;
  clock: Clock;
  config: ConfigInput;
  milestones: string;
  /** The built server, which is started again as a world. */
  program: string;
  log: Log;
  random: () => number;
}

interface World { child: ChildProcess; opened: number; port: number; displays: number; idle: number; span: Span; send: (span: Span) => void }

/** Other worlds that this server shows: its own past, each a process of its own, so that nobody who looks back holds up what lives. */
export class Worlds {
  private readonly worlds = new Map<string, World>();

  constructor(private readonly parts: WorldsParts) {}

  /** Lets worlds know how the journal goes on, and ends those that nobody looks at. */
  start(scheduler: Scheduler): Stop {
    return every(scheduler, LOOK_MS, () => {
      for (const [id, world] of this.worlds) {
        const span = this.span(world.span.start);
        if (span.n !== world.span.n) world.send(world.span = span);
        world.idle = world.displays > 0 ? 0 : world.idle + 1;
        if (world.idle >= IDLE_LOOKS) this.close(id);
      }
    });
  }

  /** The port of a world. Throws ProtocolError `unknown-past`. */
  readonly portOf = (id: string): number => this.find(id).port;

  list(): OpenPast[] { return [...this.worlds].filter(([, { port }]) => port > 0).map(([id, { opened, displays }]) => ({ id, opened, displays })); }

  /** Shows the past from a moment (ms) on; resolves with its id once that is shown. Rejects with ProtocolError `too-many-pasts` or `not-found`. */
  async open(at: number): Promise<string> {
    const { journal, clock, config, milestones, program, log, random } = this.parts;
    if (this.worlds.size >= MOST) throw new ProtocolError('too-many-pasts', `at most ${MOST}`);
    const [first] = journal.last > 0 ? journal.read(1, 1) : [];
    if (!first) throw new ProtocolError('not-found', 'the journal is empty');
    const id = Math.floor(random() * 36 ** 8).toString(36).padStart(8, '0');
    const child = fork(program, ['world'], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const channel = toWorld(child);
    const span = this.span(first.at);
    const world: World = { child, opened: clock.now(), port: 0, displays: 0, idle: 0, span, send: (known) => { channel.send({ do: 'goes-on', span: known }); } };
    this.worlds.set(id, world);
    return new Promise((resolve, reject) => {
      channel.ended(() => {
        if (this.worlds.get(id) === world) log.warn({ world: id }, 'a world ended by itself');
        this.worlds.delete(id);
        reject(new ProtocolError('unknown-past', 'it ended before it was shown'));
      });
      channel.hear((said) => {
        if (said.says === 'ask') channel.send({ do: 'answer', ask: said.ask, ...this.answer(said) });
        else if (said.says === 'busy') world.displays = said.displays;
        else {
          world.port = said.port;
          resolve(id);
        }
      });
      channel.send({ do: 'open', config, milestones, span, at });
    });
  }

  close(id: string): void {
    const { child } = this.find(id);
    this.worlds.delete(id);
    child.kill();
  }

  stop(): void { for (const id of [...this.worlds.keys()]) this.close(id); }

  /** What is asked of it over HTTP. */
  routes(): Route[] {
    const matches = (path: string) => path === '/api/pasts';
    return [
      { name: 'pasts', method: 'GET', matches, answer: () => json({ pasts: this.list() }) },
      { name: 'open-past', method: 'POST', matches, body: OPENING_BYTES, answer: async ({ body }) => json({ id: await this.open(fitting(opening, parseJson(body)).at) }, 201) },
      {
        name: 'close-past', method: 'DELETE', matches: (path) => POST.test(path),
        answer: ({ path }) => {
          this.close(path.slice(path.lastIndexOf('/') + 1));
          return json({ closed: true });
        },
      },
    ];
  }

  private span(start: number): Span {
    const { last, lastAt } = this.parts.journal;
    return { start, n: last, end: lastAt };
  }

  private answer(asked: Extract<Says, { says: 'ask' }>) {
    const { journal } = this.parts;
    return 'at' in asked ? { n: journal.numberAt(asked.at) } : { records: journal.read(asked.from, asked.to) };
  }

  private find(id: string): World {
    const world = this.worlds.get(id);
    if (!world) throw new ProtocolError('unknown-past', id);
    return world;
  }
}
