import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkConfig } from '#server/config';
import type { FeedStatus } from '#server/ingest/feed/runner';
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
});
