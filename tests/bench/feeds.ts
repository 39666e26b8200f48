import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { MqttClient } from 'mqtt';
import { topicOf, until } from '../support/alerts.ts';
import { connect, type Client } from '../support/client.ts';
import { freePort } from '../support/free-port.ts';
import { inspect } from '../support/inspector.ts';
import { startMosquitto } from '../support/mosquitto.ts';
import { cpuOfTree, ownMemory } from '../support/processes.ts';
import { spawnServer, tempDir } from '../support/spawn-server.ts';
import type { Figure } from './figure.ts';
import type { Said } from './flood/publisher.ts';

const DEVICES = 10_000;
const RATE = 5_000;
const SECONDS = 300;
/** How long the same alerts come before without anything else, and how long the flood runs before memory is looked at; s. */
const QUIET = 20;
const WARM = 60;
/** Between two alerts, which never falls together with the ticks (ms). */
const BETWEEN = 103;
const PUBLISHER = fileURLToPath(new URL('flood/publisher.ts', import.meta.url));

/** MiB that a process holds once its garbage is collected, which it is told over its inspector. */
async function held(pid: number, inspector: number): Promise<number> {
  const node = await inspect(inspector);
  await node.heap();
  node.close();
  return ownMemory(pid);
}

interface Run { took: number[]; frames: number; seconds: number }

/**
 * 10,000 devices over a real MQTT broker at 5,000 readings a second for five minutes, with alerts among them: how long an alert takes from
 * its publication to a topic's frame at a display, whether anything that the broker took is missing, and the same alerts alone before.
 */
export async function feeds(): Promise<Figure[]> {
  const [dir, broker] = await Promise.all([tempDir(), startMosquitto(['allow_anonymous true', 'max_inflight_messages 0', 'set_tcp_nodelay true'])]);
  await writeFile(join(dir.path, 'config.json'), JSON.stringify({ feeds: [{ kind: 'mqtt', id: 'flood', url: broker.url, rate: 100_000, topics: [
    { topic: 'level/{device}', events: [{ kind: 'reading', data: { device: '{topic.device}', block: '{body.b}', quantity: 'water-level', value: '{body.v}', unit: 'm' } }] },
    { topic: 'events/#', cloudevents: true },
  ] }] }));
  const inspector = await freePort();
  const server = await spawnServer(['--port', '0', '--data', dir.path, '--config', join(dir.path, 'config.json')], ['env', `NODE_OPTIONS=--inspect=127.0.0.1:${inspector}`]);
  try {
    const blocks = ((await topicOf(server.url, 'blocks')).tables['blocks'] ?? []).map(({ id }) => id);
    const [display, client] = await Promise.all([connect(server.url), broker.client()]);
    await display.ask('subscribe', { topics: [{ topic: 'alerts' }] });
    await until(async () => (await (await fetch(`${server.url}/api/feeds`)).text()).includes('"connected"'));
    const quiet = await probe(display, client, blocks, 'quiet', sleep(QUIET * 1_000));
    const before = await cpuOfTree(server.pid);
    const flood = fork(PUBLISHER, [broker.url, String(DEVICES), String(RATE), String(SECONDS), ...blocks], { execArgv: ['--import', 'tsx'] });
    const warm = sleep(WARM * 1_000).then(() => held(server.pid, inspector));
    const acknowledged = said(flood);
    const busy = await probe(display, client, blocks, 'busy', acknowledged);
    const cpu = (await cpuOfTree(server.pid)) - before;
    const sent = await acknowledged + quiet.took.length + busy.took.length;
    // The feed also says that it began.
    const lost = async () => sent + 1 - ((await topicOf(server.url, 'feeds')).tables['feeds'] ?? []).reduce((sum, { accepted }) => sum + Number(accepted), 0);
    await until(async () => await lost() <= 0);
    const grown = await held(server.pid, inspector) - await warm;
    display.close();
    const figure = (name: string, value: number, unit: string, goal?: string): Figure => ({ bench: 'feeds', figure: name, value, unit, ...(goal ? { goal } : {}) });
    return [
      figure('messages', sent, 'messages'), figure('messages-a-second', (await acknowledged) / busy.seconds, '1/s', `>= ${0.98 * RATE}`),
      figure('lost', Math.max(0, await lost()), 'messages', '<= 0'),
      figure('p50', at(busy.took, 0.5), 'ms'), figure('p99', at(busy.took, 0.99), 'ms', '< 200'), figure('p99-quiet', at(quiet.took, 0.99), 'ms'),
      figure('updates-vs-quiet', busy.frames / busy.seconds / (quiet.frames / quiet.seconds), 'x', '>= 0.95'),
      figure('server-cores', cpu / busy.seconds, 'cores'), figure('memory-growth', grown, 'MiB', '<= 32'),
    ];
  } finally {
    await server.end();
    await Promise.all([broker.end(), dir.remove()]);
  }
}

/** Publishes alerts one by one until `over` resolves, and waits for each to come in a frame. */
async function probe(display: Client, client: MqttClient, blocks: readonly string[], name: string, over: Promise<unknown>): Promise<Run> {
  const ended = new AbortController();
  void over.finally(() => { ended.abort(); });
  const took: number[] = [];
  const sent = new Map<string, number>();
  const from = display.frames.length;
  const began = performance.now();
  const hear = () => {
    for (const frame of display.frames.splice(from)) {
      frames += 1;
      for (const id of stringsIn(frame.value)) {
        const at = sent.get(id);
        if (at === undefined) continue;
        sent.delete(id);
        took.push(performance.now() - at);
      }
    }
  };
  let frames = 0;
  for (const kind of ['delta', 'snapshot']) display.socket.on(kind, hear);
  for (let i = 0; !ended.signal.aborted; i++) {
    const [id, place] = [`${name}-${i}`, `${name} ${i}`];
    const data = { device: `cam-${id}`, scene: 'fire-lane', block: blocks[i % blocks.length], place, severity: 2 };
    sent.set(id, performance.now());
    await client.publishAsync('events/alert', JSON.stringify({ specversion: '1.0', id, source: '/cameras', type: 'tongxin.alert.v1', data }), { qos: 1 });
    await sleep(BETWEEN);
  }
  const seconds = (performance.now() - began) / 1_000;
  await display.until(() => sent.size === 0);
  for (const kind of ['delta', 'snapshot']) display.socket.off(kind, hear);
  return { took, frames, seconds };
}

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const inner of value) yield* stringsIn(inner);
}

async function said(child: ChildProcess): Promise<number> {
  const [{ acknowledged }] = await once(child, 'message') as [Said];
  return acknowledged;
}

const at = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Infinity;
