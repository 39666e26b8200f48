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
});
