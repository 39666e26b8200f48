import { writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '#fixtures/random';
import { Engine } from '#server/aggregate/engine';
import { Calendar } from '#server/cases/calendar';
import { openJournal } from '#server/journal/lmdb-journal';
import { matters, tell, type CaseEvent, type Place } from '#server/outbound/told';
import { SCENES } from '#scenes/index';
import { post } from '#tests/support/alerts';
import { startHttpPeer, type HttpPeer } from '#tests/support/peer-http';
import { HOME } from '#tests/support/shipped';
import { spawnServer, tempDir, type Spawned } from '#tests/support/spawn-server';

const ROUNDS = 8;
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const STATES = ['accepted', 'registered', 'dispatched', 'in-hand', 'disposed', 'verifying', 'closed'];

const random = new Random('outbound');
const got: CaseEvent[] = [];
let dir: { path: string; remove: () => Promise<void> };
let peer: HttpPeer;
beforeAll(async () => {
  dir = await tempDir('tongxin-outbound-');
  peer = await startHttpPeer((request: IncomingMessage, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; }).on('end', () => {
      const away = random.chance(0.02);
      if (!away) got.push(JSON.parse(text) as CaseEvent);
      response.writeHead(away ? 503 : 204).end();
    });
  });
});
afterAll(async () => { await Promise.all([peer.end(), dir.remove()]); });

const { district } = HOME;
const start = () => spawnServer(['--port', '0', '--no-demo', '--data', dir.path, '--config', join(dir.path, 'config.json')]);
let count = 0;
const step = (name: string, state: string): object => ({
  specversion: '1.0', id: `e-${count++}`, source: '/cases', type: 'tongxin.case.v1',
  data: { case: name, scene: 'fire-lane', block: district.blocks[0]?.id, state, severity: 2, origin: 'patrol', department: '城管' },
});

/** Posts cases through their life until the server is gone. */
async function keepPosting(server: Spawned, onAnswer: () => void): Promise<void> {
  for (let i = 0; ; i++) {
    const name = `c-${server.pid}-${i}`;
    const answered = await post(server.url, [step(name, 'discovered'), ...STATES.map((state) => step(name, state))]).catch((error: unknown) => {
      if (!(error instanceof TypeError)) throw error; // fetch: the connection broke
      return undefined;
    });
    if (!answered) return;
    expect(answered.body['rejected']).toEqual([]);
    onAnswer();
  }
}

/** What the journal comes to, folded from zero. */
async function expected(): Promise<string[]> {
  const ids: string[] = [];
  let last: Place = [0, 0, 0];
  const engine: Engine = new Engine({ district, scenes: SCENES, calendar: new Calendar(HOME.calendar, district.zone), told: (was, is) => {
    if (!is || !matters(was, is)) return;
    last = [engine.now, engine.n, last[0] === engine.now && last[1] === engine.n ? last[2] + 1 : 0];
    ids.push(tell(is, last, '').id);
  } });
  const journal = await openJournal({ dir: join(dir.path, district.id, 'live', 'journal'), clock: { speed: 1, now: () => 0 } });
  const { ready, stop } = journal.follow(0, (records) => { for (const record of records) engine.apply(record); });
  await ready;
  stop();
  await journal.close();
  return ids;
}

test(`${ROUNDS} times killed at a random moment, every change that the journal comes to was told, under one id, in its order`, async () => {
  await writeFile(join(dir.path, 'config.json'), JSON.stringify({ outbound: [{ kind: 'webhook', id: 'dispatch', url: peer.url, private: true, secret: SECRET }] }));
  for (let round = 0; round < ROUNDS; round++) {
    const server = await start();
    const moment = random.int(1, 25);
    let posted: Promise<void> | undefined;
    await new Promise<void>((reached, failed) => {
      let answers = 0;
      posted = keepPosting(server, () => { if (++answers >= moment) reached(); });
      posted.catch(failed);
    });
    await server.end('SIGKILL');
    await posted;
  }
  const server = await start();
  await expect.poll(async () => (await (await fetch(`${server.url}/api/outbound`)).json() as { destinations: unknown[] }).destinations, { timeout: 60_000 })
    .toMatchObject([{ id: 'dispatch', state: 'idle', waiting: 0, refused: 0 }]);
  await server.end();
  const ids = await expected();
  expect([...new Set(got.map(({ id }) => id))]).toEqual(ids);
  expect(ids.length).toBeGreaterThan(ROUNDS * STATES.length);
}, 180_000);
