import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.ts';
import { TICK_MS, TOPICS } from './fanout/script.ts';
import type { Said } from './fanout/variant.ts';

const DISPLAYS = 1_000;
/** Ticks of a run, and how many runs each variant has, the first of them not counted. */
const TICKS = 10;
const RUNS = 15;
/** Connecting leaves work behind that must not be counted (ms). */
const REST = 2_000;

const VARIANTS = ['ours', 'json', 'raw'] as const;
type Name = (typeof VARIANTS)[number];
type Round = Record<Name, number>;

const start = (file: string, args: readonly string[]): ChildProcess =>
  fork(fileURLToPath(new URL(`./fanout/${file}.ts`, import.meta.url)), args, { execArgv: ['--import', 'tsx'] });

/** What a process says next. Rejects where it ends instead. */
function heard<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => { reject(new Error(`a process of the benchmark ended with ${code}`)); };
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}

/** One variant with its displays, each in processes of its own. */
class Stand {
  private constructor(private readonly server: ChildProcess, private readonly displays: readonly ChildProcess[]) {}

  static async open(name: Name): Promise<Stand> {
    const server = start(name, [String(RUNS * TICKS)]);
    const { port } = await heard<{ port: number }>(server);
    const displays = [1, 2].map(() => start('displays', [String(port), String(DISPLAYS / 2), name]));
    const stand = new Stand(server, displays);
    await Promise.all(displays.map((child) => heard(child)));
    return stand;
  }

  /** Runs ticks; resolves with the server's CPU seconds for a display and a second of ten ticks. */
  async run(): Promise<number> {
    this.server.send({ run: TICKS });
    const { cpu } = await heard<Extract<Said, { cpu: number }>>(this.server);
    return cpu / DISPLAYS / ((TICKS * TICK_MS) / 1_000);
  }

  /** Bytes that came to all displays so far. */
  async received(): Promise<number> {
    const counts = await Promise.all(this.displays.map((child) => {
      const answer = heard<{ bytes: number }>(child);
      child.send('count');
      return answer;
    }));
    return counts.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  close(): void { for (const child of [...this.displays, this.server]) child.kill('SIGKILL'); }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/**
 * What it costs to show 1,000 displays 8 topics 10 times a second: our gateway, Socket.IO as it comes sending the same
 * changes as JSON, and uWebSockets.js publishing our bytes with nothing around it. Each has processes of its own; they run
 * in turn for a second at a time, the order rotated, so that each round sees the same machine. CPU figures are medians over
 * the rounds, ratios medians of the rounds' ratios.
 */
export async function fanout(): Promise<Figure[]> {
  const stands = new Map<Name, Stand>();
  try {
    for (const name of VARIANTS) stands.set(name, await Stand.open(name));
    const each = async (order: readonly Name[]): Promise<Round> => {
      const round: Partial<Round> = {};
      for (const name of order) round[name] = await stands.get(name)?.run() ?? Number.NaN;
      return round as Round;
    };
    await new Promise((resolve) => { setTimeout(resolve, REST); });
    await each(VARIANTS);
    const before = await bytesOf(stands);
    const rounds: Round[] = [];
    for (let i = 1; i < RUNS; i += 1) rounds.push(await each(VARIANTS.map((_, k) => VARIANTS[(k + i) % VARIANTS.length] as Name)));
    const after = await bytesOf(stands);
    const ticks = (RUNS - 1) * TICKS;
    return figures(rounds, Object.fromEntries(VARIANTS.map((name) => [name, (after[name] - before[name]) / DISPLAYS / ticks])) as Round);
  } finally {
    for (const stand of stands.values()) stand.close();
  }
}

async function bytesOf(stands: ReadonlyMap<Name, Stand>): Promise<Round> {
  const entries = await Promise.all([...stands].map(async ([name, stand]) => [name, await stand.received()] as const));
  return Object.fromEntries(entries) as Round;
}

function figures(rounds: readonly Round[], bytes: Round): Figure[] {
  const of = (read: (round: Round) => number) => median(rounds.map(read));
  const figure = (name: string, value: number, unit: string, goal?: string): Figure => ({ bench: 'fanout', figure: name, value, unit, ...(goal ? { goal } : {}) });
  return [
    figure('cpu-vs-socketio-json', of(({ ours, json }) => json / ours), 'x', '>= 5'),
    figure('cpu-vs-raw-uws', of(({ ours, raw }) => ours / raw), 'x', '<= 1.35'),
    figure('bytes-vs-json', bytes.ours / bytes.json, 'x', '<= 0.333'),
    ...VARIANTS.map((name) => figure(`cpu-${name}`, of((round) => round[name] * 1e6), 'us/display-second')),
    ...VARIANTS.map((name) => figure(`bytes-${name}`, bytes[name], 'B/tick')),
    figure('topics', TOPICS.length, 'topics'),
  ];
}
