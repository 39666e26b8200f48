import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SCENES } from '#scenes/index';
import { DISTRICT, HOUR, TUESDAY } from '../fixtures/simulation.ts';
import { topicOf } from '../support/alerts.ts';
import { connect, type Client } from '../support/client.ts';
import { startTestServer, type Started } from '../support/start-server.ts';
import { stand, still, topicsOfSystems, type Look } from '../support/systems.ts';

/** A day in 36 seconds. */
const SPEED = 2_400;
const DAY = 24 * HOUR;
const start = TUESDAY + 6 * HOUR;

let server: Started;
let client: Client;
/** Sources that were late, and the fewest blocks that counted as heard, at any look once the past was taken up. */
const late = new Set<string>();
let fewest = DISTRICT.blocks.length;
let before: Map<string, string>;
/** In the middle of the day, and at its end: a count may come to where it was. */
let meanwhile: Look;
let after: Look;
let refused: { detail: string }[];

/** All topics of the systems, as HTTP shows them. */
async function look(): Promise<Look> {
  const topics = new Map(await Promise.all(topicsOfSystems().map(async (topic) => [topic, (await topicOf(server.url, topic)).tables] as const)));
  return (topic) => topics.get(topic);
}

const shown = (topic: string, table: string) => server.engine.topics.get(topic)?.rows()[table] ?? [];

/** Resolves once the fold has come to a time (ms), looking at the feeds on the way. */
const until = (time: number) => vi.waitFor(() => {
  for (const { id, state } of shown('feeds', 'feeds')) if (state === 'late' || state === 'silent') late.add(`${id} ${state}`);
  for (const { fresh } of shown('district', 'totals')) fewest = Math.min(fewest, Number(fresh));
  expect(server.engine.now).toBeGreaterThan(time);
}, { timeout: 90_000, interval: 50 });

beforeAll(async () => {
  server = await startTestServer({ demo: true, speed: SPEED }, { start });
  client = await connect(server.url);
  await client.ask('subscribe', { topics: ['district', 'alerts', 'cases'].map((topic) => ({ topic })) });
  // The past is told before what is found from now on.
  await vi.waitFor(() => { expect(shown('cases', 'cases').some(({ opened }) => Number(opened) > start)).toBe(true); }, { timeout: 60_000, interval: 50 });
  const from = server.engine.now;
  before = stand(await look());
  await until(from + DAY / 2);
  meanwhile = await look();
  await until(from + DAY);
  after = await look();
  refused = (await (await fetch(`${server.url}/api/rejects`)).json() as { rejects: { detail: string }[] }).rejects;
}, 180_000);

afterAll(async () => {
  client.close();
  await server.end();
});

test('a day of the simulated district moves each of the 24 systems and each of the 45 scenes of a running server', () => {
  expect(SCENES).toHaveLength(45);
  const stood = new Set(still(before, meanwhile));
  expect(still(before, after).filter((system) => stood.has(system))).toEqual([]);
});

test('no source is taken for late, and no block for silent, because the day goes by fast', () => {
  expect([...late]).toEqual([]);
  expect(fewest).toBe(DISTRICT.blocks.length);
});

test('admission turns nothing of it away', () => {
  // On a slow machine a batch is so long that a case's second red may come before the post that supervises it.
  expect(refused.filter(({ detail }) => !detail.endsWith('not supervise'))).toEqual([]);
});

test('a display hears of it all the while', () => {
  expect(client.of('district').filter(({ kind }) => kind === 'delta').length).toBeGreaterThan(50);
});
