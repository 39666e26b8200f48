import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { Agent, request, type IncomingMessage } from 'node:http';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { DISTRICT } from '#tests/support/shipped';
import { cpuOfTree } from '#tests/support/processes';
import { spawnServer, tempDir } from '#tests/support/spawn-server';
import type { Figure } from './figure.ts';
import { Load } from './load.ts';

const BATCH = 500;
const BATCHES = 600;
/** Batches under way at a time: enough that a flush never waits for the next body. */
const SENDERS = 8;
const SINGLES = 32_000;
const CONNECTIONS = 64;
const WARM_UP = 24;

/** Bodies, a list for each sender. */
type Lists = readonly (readonly string[])[];

/**
 * Durable events a second over HTTP: validated, deduplicated, journalled, folded. The server has one core where there is more
 * than one; the events are a wall's mix (see load.ts) and are made before the clock starts. `flush` is the bare disk beside it.
 */
export async function ingest(): Promise<Figure[]> {
  const dir = await tempDir('tongxin-ingest-');
  const server = await spawnServer(['--port', '0', '--no-demo', '--data', dir.path], ownCore());
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const figure = (name: string, value: number, unit: string, goal?: string): Figure => ({ bench: 'ingest', figure: name, value, unit, ...(goal ? { goal } : {}) });
  const measure = async (lists: Lists, events: number, type: string) => {
    const [cpu, start] = [await cpuOfTree(server.pid), performance.now()];
    await sendAll(agent, server.url, lists, type);
    const seconds = (performance.now() - start) / 1_000;
    return { rate: events / seconds, cpu: ((await cpuOfTree(server.pid)) - cpu) * 1e6 / events };
  };
  try {
    const blocks = DISTRICT.blocks.map(({ id }) => id);
    // Each sender has cases of its own: the steps of a case come in their order.
    const loads = Array.from({ length: CONNECTIONS }, (_, i) => new Load(blocks, `load-${i}`));
    const batches = (count: number): Lists => loads.slice(0, SENDERS).map((load) => Array.from({ length: count / SENDERS }, () => JSON.stringify(take(load, BATCH))));
    const batch = 'application/cloudevents-batch+json';
    await sendAll(agent, server.url, batches(WARM_UP), batch);
    const batched = await measure(batches(BATCHES), BATCHES * BATCH, batch);
    // Made only now: they go on where the batches ended.
    const singles = loads.map((load) => take(load, SINGLES / CONNECTIONS).map((event) => JSON.stringify(event)));
    const single = await measure(singles, SINGLES, 'application/cloudevents+json');
    await checkFolded(server.url, (WARM_UP + BATCHES) * BATCH + SINGLES);
    return [
      figure('durable-batched', batched.rate, 'events/s', '>= 20000'),
      figure('durable-single', single.rate, 'events/s', '>= 2000'),
      figure('cpu-us-per-event', batched.cpu, 'us'),
      figure('cpu-us-per-event-single', single.cpu, 'us'),
      figure('flush', await flushTime(dir.path), 'ms'),
    ];
  } finally {
    agent.destroy();
    await server.end();
    await dir.remove();
  }
}

/** Words that give a program core 0 alone, and keep us off it. */
function ownCore(): string[] {
  if (availableParallelism() < 2) return [];
  try {
    execFileSync('taskset', ['-a', '-cp', `1-${availableParallelism() - 1}`, String(process.pid)], { stdio: 'ignore' });
    return ['taskset', '-c', '0'];
  } catch {
    return [];
  }
}

function take(load: Load, count: number): object[] {
  const events: object[] = [];
  while (events.length < count) events.push(...load.tick());
  return events.slice(0, count);
}

/** Posts the bodies, one list beside the other. Throws where one was not wholly accepted. */
async function sendAll(agent: Agent, url: string, lists: Lists, type: string): Promise<void> {
  await Promise.all(lists.map(async (bodies) => { for (const body of bodies) await send(agent, url, body, type); }));
}

async function send(agent: Agent, url: string, body: string, type: string): Promise<void> {
  const sent = request(`${url}/ingest/cloudevents`, { agent, method: 'POST', headers: { 'content-type': type, 'content-length': Buffer.byteLength(body) } });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) text += chunk as string;
  if (answer.statusCode !== 200 || !text.includes('"repeated":0,"rejected":[]')) throw new Error(`${answer.statusCode}: ${text.slice(0, 500)}`);
}

/** Throws where the server did not fold each event. */
async function checkFolded(url: string, events: number): Promise<void> {
  const ready = (await (await fetch(`${url}/readyz`)).json()) as { events?: number };
  if (ready.events !== events) throw new Error(`${events} sent, but ${JSON.stringify(ready)}`);
}

/** How long a page takes to the disk, in ms: the middle one of many. */
async function flushTime(dir: string): Promise<number> {
  const file = await open(join(dir, 'flush'), 'w');
  const page = Buffer.alloc(4_096, 1);
  const times: number[] = [];
  for (let i = 0; i < 101; i++) {
    const start = performance.now();
    await file.write(page, 0, page.length, i * page.length);
    await file.datasync();
    times.push(performance.now() - start);
  }
  await file.close();
  return times.sort((a, b) => a - b)[50] ?? 0;
}
