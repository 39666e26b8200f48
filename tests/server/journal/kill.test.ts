import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '#fixtures/random';
import { SCENES } from '#scenes/index';
import { Engine } from '#server/aggregate/engine';
import { openJournal } from '#server/journal/lmdb-journal';
import { alertEvent, post, topicOf } from '#tests/support/alerts';
import { block, district } from '#tests/support/ingest';
import { DISTRICT } from '#tests/support/shipped';
import { spawnServer, tempDir, type Spawned } from '#tests/support/spawn-server';

const ROUNDS = Number(process.env['TONGXIN_KILL_ROUNDS'] ?? 15);
const SEED = Number(process.env['TONGXIN_KILL_SEED'] ?? 1);
const POSTERS = 4;
/** Topics that only the posted events change; `feeds` also hears of repeats. */
const COMPARED = ['district', 'alerts', 'blocks', 'scenes', 'cases', 'scene.fire-lane'];

let dir: { path: string; remove: () => Promise<void> };
beforeAll(async () => { dir = await tempDir('tongxin-kill-'); });
afterAll(async () => { await dir.remove(); });

const clock = { speed: 1, now: () => 0 };
const random = new Random('kill', SEED);
/** What the test knows: ids that were answered for, ids that were sent and may or may not be on disk. */
const acknowledged = new Set<string>();
const doubtful: object[][] = [];
let count = 0;

/** Folds what the journal holds beyond record `n`, and counts each id, without a server. */
async function readJournal(engine: Engine, seen: Map<string, number>): Promise<void> {
  const journal = await openJournal({ dir: join(dir.path, DISTRICT.id, 'live', 'journal'), clock });
  const { ready, stop } = journal.follow(engine.n, (records) => {
    for (const record of records) {
      engine.apply(record);
      if (record.event.kind === 'alert') seen.set(record.event.id, (seen.get(record.event.id) ?? 0) + 1);
    }
  });
  await ready;
  stop();
  await journal.close();
}

/** Posts batches, some of them ones that were in doubt, until the server is gone. */
async function keepPosting(url: string, onAnswer: () => void): Promise<void> {
  for (;;) {
    const batch = doubtful.pop() ?? Array.from({ length: random.int(1, 500) }, () => alertEvent(`k-${count++}`, block, { device: `cam-${count % 5_000}` }));
    try {
      const { status, body } = await post(url, batch);
      expect([status, body['rejected']]).toEqual([200, []]);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // fetch: the connection broke
      doubtful.push(batch);
      return;
    }
    for (const event of batch) acknowledged.add((event as { id: string }).id);
    onAnswer();
  }
}

async function compare(server: Spawned, engine: Engine): Promise<void> {
  for (const name of COMPARED) {
    const { at, tables } = await topicOf(server.url, name);
    engine.advance(at);
    expect([name, tables]).toEqual([name, JSON.parse(JSON.stringify(engine.topics.get(name)?.rows()))]);
  }
}

test(`${ROUNDS} times killed at a random moment, every event that was answered for is there once, none is twice, and the topics are a fold from zero`, async () => {
  const engine = new Engine({ district, scenes: SCENES });
  const seen = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const server = await spawnServer(['--port', '0', '--no-demo', '--data', dir.path]);
    if (round > 0) await compare(server, engine);
    const moment = random.int(1, 45);
    let posted: Promise<unknown> | undefined;
    await new Promise<void>((reached, failed) => {
      let answers = 0;
      const answered = () => { if (++answers >= moment) reached(); };
      posted = Promise.all(Array.from({ length: POSTERS }, () => keepPosting(server.url, answered)));
      posted.catch(failed);
    });
    await server.end('SIGKILL');
    await posted;
    await readJournal(engine, seen);
    expect([...acknowledged].filter((id) => !seen.has(id)), `lost in round ${round}, seed ${SEED}`).toEqual([]);
    expect([...seen].filter(([, times]) => times > 1), `twice in round ${round}, seed ${SEED}`).toEqual([]);
  }
  const zero = new Engine({ district, scenes: SCENES });
  await readJournal(zero, new Map());
  zero.advance(engine.now);
  expect(Buffer.compare(zero.dump(), engine.dump())).toBe(0);
  expect(acknowledged.size).toBeGreaterThan(ROUNDS * 100);
  if (process.env['TONGXIN_KILL_ROUNDS']) process.stdout.write(`${ROUNDS} kills, ${acknowledged.size} events answered for, ${seen.size} in the journal\n`);
}, 60_000 + ROUNDS * 20_000);
