import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkConfig } from '#server/config';
import { feedList, triedOut, type FeedStatus } from '#protocol/feeds';
import { tempDir } from '#tests/support/spawn-server';
import { startTestServer, type Started } from '#tests/support/start-server';

const QUIET = { kind: 'mqtt' as const, id: 'sensors', url: 'mqtt://127.0.0.1:1', username: 'u', password: 'hush-hush', topics: [{ topic: 'a/#', cloudevents: true as const }] };

describe('the feeds of the configuration', () => {
  it('are refused by the name of what is wrong', () => {
    const faultOf = (...feeds: object[]) => {
      try {
        checkConfig({ feeds });
      } catch (error) {
        return (error as Error).message;
      }
      return '';
    };
    expect(faultOf(QUIET)).toBe('');
    expect(faultOf(QUIET, QUIET)).toBe('feeds: two feeds have the same id.');
    expect(faultOf({ ...QUIET, kind: 'carrier-pigeon' })).toMatch(/^feeds\.0\.kind: /);
    expect(faultOf({ ...QUIET, url: 'mqtt://u:secret@host' })).toMatch(/^feeds\.0\.url: .*without a password/);
    expect(faultOf({ ...QUIET, zone: 'Mars/Base' })).toBe('feeds.0.zone: not an IANA time zone.');
    expect(faultOf({ ...QUIET, colour: 'red' })).toMatch(/^feeds\.0: /);
  });
});

describe('a server with feeds', () => {
  let server: Started | undefined;
  afterEach(() => server?.end());

  it('runs no simulated district, tells how each stands and keeps its credentials to itself', async () => {
    server = await startTestServer({ demo: true, log: 'silent', feeds: [QUIET] });
    expect(server.mode).toBe('live');
    const { url } = server;
    const ask = async () => (await fetch(`${url}/api/feeds`)).text();
    await vi.waitUntil(async () => (await ask()).includes('"lost"'), { timeout: 10_000 });
    const { feeds } = JSON.parse(await ask()) as { feeds: FeedStatus[] };
    expect(feeds).toMatchObject([{ id: 'sensors', kind: 'mqtt', source: '/feeds/sensors', state: 'lost' }]);
    const topic = await (await fetch(`${url}/api/topics/feeds`)).text();
    expect(topic).toContain('"/feeds/sensors"');
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('tongxin_feed_connected{feed="sensors"} 0');
    for (const said of [await ask(), topic]) expect(said).not.toContain('hush');
  });

  it('takes a webhook under the token of its feed, and answers when it is on disk', async () => {
    server = await startTestServer({ log: 'silent', feeds: [{ kind: 'open311', id: 'hotline', token: 'a-token', scenes: { table: {}, default: 'litter' } }] });
    const { url, journal, engine } = server;
    const post = async (path: string, headers: Record<string, string>) => {
      const request = { service_request_id: 1, status: 'open', requested_datetime: '2026-11-20T08:00:00+08:00', lat: 31.244, long: 121.4058 };
      const answer = await fetch(`${url}/ingest/feeds/${path}`, { method: 'POST', headers, body: JSON.stringify(request) });
      return `${answer.status} ${await answer.text()}`;
    };
    await vi.waitUntil(() => journal.last === 1);
    expect(await post('hotline', { authorization: 'Bearer a-token' })).toBe('200 {"accepted":1,"repeated":0,"rejected":[]}');
    expect(journal.last).toBe(2);
    await vi.waitUntil(() => engine.n === 2);
    expect(await post('hotline', {})).toMatch(/^401 .*problem:unauthorised/);
    expect(await post('hotline', { authorization: 'Bearer a-token', origin: 'https://evil.example' })).toMatch(/^403 /);
    expect(await post('nobody', { authorization: 'Bearer a-token' })).toMatch(/^404 .*there is no feed nobody/);
  });

  it('pauses one at a word, across a restart too, and lets it go on', async () => {
    const data = await tempDir();
    const open = () => startTestServer({ log: 'silent', data: data.path, feeds: [{ ...QUIET, id: 'a' }, { ...QUIET, id: 'b' }] });
    const states = async ({ url }: Started) => feedList.parse(await (await fetch(`${url}/api/feeds`)).json()).feeds.map(({ state }) => (state === 'paused' ? 'paused' : 'runs'));
    const say = async (path: string) => (await fetch(`${server?.url ?? ''}/api/feeds/${path}`, { method: 'POST' })).status;
    server = await open();
    expect(await Promise.all([say('a/pause'), say('b/pause')])).toEqual([200, 200]);
    expect(await say('nobody/pause')).toBe(404);
    expect(await say('b/resume')).toBe(200);
    await vi.waitUntil(async () => String(await states(server as Started)) === 'paused,runs');
    await server.end();
    server = await open();
    await vi.waitUntil(async () => String(await states(server as Started)) === 'paused,runs');
    expect(await say('a/resume')).toBe(200);
    await vi.waitUntil(async () => String(await states(server as Started)) === 'runs,runs');
    expect((await fetch(`${server.url}/api/feeds/a/pause`, { method: 'POST', headers: { origin: 'https://evil.example' } })).status).toBe(403);
    await data.remove();
  });

  it('says what a feed would make of a message, and keeps nothing of it', async () => {
    server = await startTestServer({ log: 'silent', feeds: [{ ...QUIET, topics: [{ topic: 'level/{device}', events: [{ kind: 'reading', data: { device: '{topic.device}', quantity: 'level', value: '{body.v}', unit: 'm' } }] }] }] });
    const { url, journal } = server;
    const ask = async (message: string, topic: string) => triedOut.parse(await (await fetch(`${url}/api/feeds/sensors/try?topic=${encodeURIComponent(topic)}`, { method: 'POST', body: message })).json()).events;
    await vi.waitUntil(() => journal.last === 1);
    expect(await ask('{"v":1.5}', 'level/d-1')).toMatchObject([{ good: true, kind: 'reading', data: { device: 'd-1', quantity: 'level', value: 1.5 } }]);
    expect(await ask('{"v":"much"}', 'level/d-1')).toMatchObject([{ good: false, code: 'invalid-event' }]);
    expect(await ask('{"v"', 'level/d-1')).toMatchObject([{ good: false, code: 'invalid-json' }]);
    expect(journal.last).toBe(1);
    expect((await (await fetch(`${url}/api/rejects`)).json() as { rejects: unknown[] }).rejects).toEqual([]);
  });
});
