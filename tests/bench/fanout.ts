import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.ts';
import { TICK_MS, TOPICS } from './fanout/script.ts';
import type { Said } from './fanout/variant.ts';

const DISPLAYS = 1_000;
const WARM_UP = 20;
const TICKS = 60;
const ROUNDS = 3;
/** Connecting leaves work behind that must not be counted (ms). */
const REST = 1_000;

const VARIANTS = ['ours', 'json', 'raw'] as const;
type Name = (typeof VARIANTS)[number];
/** CPU seconds of the server and bytes to a display, both for one second of ten ticks. */
type Cost = { cpu: number; bytes: number };

const start = (file: string, args: readonly string[]): ChildProcess =>
  fork(fileURLToPath(new URL(`./fanout/${file}.ts`, import.meta.url)), args, { execArgv: ['--import', 'tsx'] });

async function heard<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message')) as [T];
  return message;
}

/** Measures one variant with fresh processes. Rejects where displays did not receive everything. */
async function measure(name: Name): Promise<Cost> {
  const server = start(name, [String(WARM_UP + TICKS)]);
  const displays: ChildProcess[] = [];
  try {
    const { port } = await heard<{ port: number }>(server);
    for (let i = 0; i < 2; i += 1) displays.push(start('displays', [String(port), String(DISPLAYS / 2), name]));
    await Promise.all(displays.map((child) => heard(child)));
    await new Promise((resolve) => { setTimeout(resolve, REST); });
    await run(server, WARM_UP);
    const before = await received(displays);
    const { cpu } = await run(server, TICKS);
    const after = await received(displays);
    const seconds = (TICKS * TICK_MS) / 1_000;
    return { cpu: cpu / DISPLAYS / seconds, bytes: (after - before) / DISPLAYS / seconds };
  } finally {
    for (const child of [...displays, server]) child.kill('SIGKILL');
  }
}

async function run(server: ChildProcess, ticks: number): Promise<Extract<Said, { cpu: number }>> {
  server.send({ run: ticks });
  return heard(server);
}

async function received(displays: readonly ChildProcess[]): Promise<number> {
  const counts = await Promise.all(displays.map((child) => {
    child.send('count');
    return heard<{ bytes: number }>(child);
  }));
  return counts.reduce((sum, { bytes }) => sum + bytes, 0);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/**
 * What it costs to show 1,000 displays 8 topics 10 times a second: our gateway, Socket.IO as it comes sending the same
 * changes as JSON, and uWebSockets.js publishing our bytes with nothing around it. Each in a process of its own, in turn,
 * the order rotated; ratios are taken within a round, and their median is the figure.
 */
export async function fanout(): Promise<Figure[]> {
  const rounds: Record<Name, Cost>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const costs: Partial<Record<Name, Cost>> = {};
    for (let i = 0; i < VARIANTS.length; i += 1) {
      const name = VARIANTS[(i + round) % VARIANTS.length] as Name;
      costs[name] = await measure(name);
    }
    rounds.push(costs as Record<Name, Cost>);
  }
  const of = (read: (costs: Record<Name, Cost>) => number) => median(rounds.map(read));
  const figure = (name: string, value: number, unit: string, goal?: string): Figure => ({ bench: 'fanout', figure: name, value, unit, ...(goal ? { goal } : {}) });
  return [
    figure('cpu-vs-socketio-json', of(({ ours, json }) => json.cpu / ours.cpu), 'x', '>= 5'),
    figure('cpu-vs-raw-uws', of(({ ours, raw }) => ours.cpu / raw.cpu), 'x', '<= 1.35'),
    figure('bytes-vs-json', of(({ ours, json }) => ours.bytes / json.bytes), 'x', '<= 0.333'),
    ...VARIANTS.map((name) => figure(`cpu-${name}`, of((costs) => costs[name].cpu * 1e6), 'us/display-second')),
    ...VARIANTS.map((name) => figure(`bytes-${name}`, of((costs) => (costs[name].bytes * TICK_MS) / 1_000), 'B/tick')),
    figure('topics', TOPICS.length, 'topics'),
  ];
}
