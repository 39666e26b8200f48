import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { played, type Played } from '#protocol/past';
import { worlds } from '#protocol/worlds';
import { alertEvent, caseEvent, operatorEvent, post, topicOf, until } from '../../support/alerts.ts';
import { connect } from '../../support/client.ts';
import { ask } from '../../support/request.ts';
import { startTestServer, type Started } from '../../support/start-server.ts';

const LONG = 60_000;

let server: Started;
let block: string;
/** Moments between which something happened, ms. */
let moments: number[];

const now = async (): Promise<number> => (await topicOf(server.url, 'cases')).at;
const passed = (at: number) => until(async () => (await now()) > at);

beforeAll(async () => {
  server = await startTestServer();
  block = String((await topicOf(server.url, 'blocks')).tables['blocks']?.[0]?.id);
  moments = [];
  for (const id of ['one', 'two', 'three']) {
    await post(server.url, [caseEvent(`c-${id}`, 'discovered', 0, { block, origin: 'patrol' }), alertEvent(`a-${id}`, block, { severity: 1, scene: 'gas-leak', device: `g-${id}` })]);
    moments.push(await until(now));
    await passed(moments.at(-1) ?? 0);
  }
  await post(server.url, [operatorEvent('o-1', { post: 'desk', action: 'acknowledge', subject: 'a-one' })]);
}, LONG);
afterAll(async () => { await server.end(); });

const open = async (at: number): Promise<string> => ((await ask(server.url, '/api/worlds', { method: 'POST', body: JSON.stringify({ kind: 'past', at }) })).json() as { id: string }).id;
const close = (id: string) => ask(server.url, `/api/worlds/${id}`, { method: 'DELETE' });
const lead = async (id: string, playing: object): Promise<Played> => played.parse((await ask(server.url, `/past/${id}/api/playing`, { method: 'POST', body: JSON.stringify(playing) })).json());
const casesIn = async (id: string): Promise<unknown[]> =>
  ((await ask(server.url, `/past/${id}/api/topics/cases`)).json() as { tables: { cases: { id: string }[] } }).tables.cases.map((row) => row.id).filter((known) => known.startsWith('c-')).sort();

describe('the past of a server', () => {
  it('is what stood at that moment, for whoever asks over HTTP and for displays, and comes to another at once', async () => {
    const id = await open(moments[1] ?? 0);
    await lead(id, { playing: false });
    expect(await casesIn(id)).toEqual(['c-one', 'c-two']);
    const display = await connect(server.url, { base: `/past/${id}`, display: 'main' });
    expect(display.welcome).toMatchObject({ mode: 'past', speed: 0 });
    await display.ask('subscribe', { topics: [{ topic: 'alarms' }] });
    const first = await display.until(() => display.of('alarms')[0]);
    expect(first.kind).toBe('snapshot');

    const there = await lead(id, { at: moments[0] ?? 0 });
    expect(there).toMatchObject({ at: moments[0], playing: false, seeking: false });
    expect(await casesIn(id)).toEqual(['c-one']);
    const second = await display.until(() => display.of('alarms').find(({ kind, seq }) => kind === 'snapshot' && seq > first.seq));
    expect(second.value[2]).toBe(moments[0]);
    expect(display.moves.at(-1)?.[0]).toBe(moments[0]);
    await until(async () => worlds.parse((await ask(server.url, '/api/worlds')).json()).worlds[0]?.displays === 1);

    // What happens now is no part of it, but may be come to.
    await post(server.url, [caseEvent('c-later', 'discovered', 0, { block, origin: 'patrol' })]);
    expect(await casesIn(id)).toEqual(['c-one']);
    await until(async () => {
      await lead(id, { at: (await now()) + LONG });
      return (await casesIn(id)).includes('c-later');
    });
    await close(id);
    expect((await display.closed).code).toBeGreaterThan(0);
  }, LONG);

  it('is not written to, and its faults are named', async () => {
    const id = await open(moments[0] ?? 0);
    const refused = async (path: string, body: unknown) => (await ask(server.url, path, { method: 'POST', headers: { 'content-type': 'application/cloudevents+json' }, body: JSON.stringify(body) })).json();
    expect(await refused(`/past/${id}/ingest/cloudevents`, alertEvent('x', block))).toMatchObject({ type: 'urn:tongxin:problem:of-the-past', status: 409 });
    expect(await refused(`/past/${id}/api/playing`, { speed: 2_000 })).toMatchObject({ type: 'urn:tongxin:problem:bad-query' });
    expect(await refused('/past/nothing/api/playing', {})).toMatchObject({ type: 'urn:tongxin:problem:unknown-world', status: 404 });
    expect(await refused('/api/worlds', { kind: 'past', at: 'then' })).toMatchObject({ type: 'urn:tongxin:problem:bad-query' });
    await expect(connect(server.url, { base: '/past/nothing' })).rejects.toThrow();
    await expect(connect(server.url, { base: `/past/${id}`, headers: { origin: 'https://elsewhere.example' } })).rejects.toThrow();
    await close(id);
    expect(await refused(`/past/${id}/api/playing`, {})).toMatchObject({ status: 404 });
  }, LONG);

  it('is shown so often at once and no more, and ends with the server', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => open(moments[0] ?? 0)));
    expect(new Set(ids).size).toBe(3);
    const more = await ask(server.url, '/api/worlds', { method: 'POST', body: JSON.stringify({ kind: 'past', at: 0 }) });
    expect(more.json()).toMatchObject({ type: 'urn:tongxin:problem:too-many-worlds', status: 429 });
    await Promise.all(ids.map(close));
    expect(worlds.parse((await ask(server.url, '/api/worlds')).json()).worlds).toEqual([]);
  }, LONG);

  it('is none of a server to which nothing happened', async () => {
    const empty = await startTestServer({ director: { takeovers: [{ id: 'grave', severity: 1, walls: ['command'] }] } });
    expect((await ask(empty.url, '/api/worlds', { method: 'POST', body: JSON.stringify({ kind: 'past', at: 0 }) })).status).toBe(404);
    await empty.end();
  }, LONG);
});
