import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letIn, makeAccounts, post, signIn } from '#tests/support/accounts';
import { alertEvent } from '#tests/support/alerts';
import { openBare } from '#tests/support/bare-gateway';
import { connect } from '#tests/support/client';
import { declaredRoutes, OF_WORLDS } from '#tests/support/declared-routes';
import { ManualTime } from '#tests/support/manual-time';
import { OPEN } from '#server/access/who';
import { ask } from '#tests/support/request';
import { tempDir } from '#tests/support/spawn-server';
import { startTestServer, type Started } from '#tests/support/start-server';

/** Who asks, and the headers by which the server knows it. */
const WHO = ['nobody', 'watch', 'operate', 'direct', 'administer', 'feed', 'display', 'token'] as const;
type Who = (typeof WHO)[number];
/** Routes with a path that leads there, and whom they answer; each is a test of its own. */
const TABLE: readonly [method: string, path: string, answered: readonly Who[]][] = [
  ...['/', '/console', '/display/main', '/healthz', '/readyz', '/api/me', '/api/district', '/api/public', '/api/public/street/x', '/docs', '/docs/openapi.json', '/docs/asyncapi.json'].map((path): [string, string, readonly Who[]] => ['GET', path, WHO]),
  ...['/metrics', '/api/walls', '/api/displays', '/api/displays/x/still', '/api/feeds', '/api/outbound', '/api/topics', '/api/topics/alerts', '/api/topics/director', '/api/cases', '/api/cases/x', '/api/summaries/street/x', '/api/changes',
    '/api/report?subject=x', '/api/handover?since=0', '/api/cameras', '/api/worlds', '/api/debriefs', '/past/x/api/topics', '/exercise/x/api/topics'].map((path): [string, string, readonly Who[]] => ['GET', path, ['watch', 'display', 'token']]),
  ...['/api/rejects', '/api/outbound/x/refused', '/api/audit'].map((path): [string, string, readonly Who[]] => ['GET', path, ['administer']]),
  ['GET', '/api/access', ['direct', 'administer']],
  ['POST', '/api/sign-in', WHO], ['POST', '/api/pairing', WHO], ['POST', '/api/pairing/claim', WHO], ['POST', '/ingest/feeds/x', WHO],
  ...['/api/password', '/ingest/cloudevents', '/past/x/api/playing', '/exercise/x/ingest/cloudevents'].map((path): [string, string, readonly Who[]] => ['POST', path, WHO.filter((one) => one !== 'nobody')]),
  ...['/api/feeds/x/pause', '/api/feeds/x/resume', '/api/feeds/x/try', '/api/outbound/x/again', '/api/access/accounts', '/api/access/tokens'].map((path): [string, string, readonly Who[]] => ['POST', path, ['administer']]),
  ['POST', '/api/access/displays', ['direct', 'administer']], ['POST', '/api/worlds', ['operate', 'direct']],
  ['DELETE', '/api/worlds/x', ['operate', 'direct']], ['DELETE', '/api/access/accounts/x', ['administer']], ['DELETE', '/api/access/credentials/x', ['direct', 'administer']],
];

let server: Started;
let headers: Record<Who, Record<string, string>>;
let chief: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  const dir = await tempDir();
  remove = dir.remove;
  await makeAccounts(dir.path);
  server = await startTestServer({ data: dir.path });
  const { url } = server;
  const cookie = async (name: string) => ({ cookie: await signIn(url, name), origin: url });
  chief = await signIn(url, 'chief');
  const { token } = (await post(url, '/api/access/tokens', { name: 'exporter', rights: ['watch', 'feed'], source: '/cameras' }, chief)).json() as { token: string };
  headers = {
    nobody: { origin: url }, watch: await cookie('watch'), operate: await cookie('operate'), direct: await cookie('direct'), administer: await cookie('administer'), feed: await cookie('feed'),
    display: { cookie: await letIn(url, 'main', chief), origin: url }, token: { authorization: `Bearer ${token}` },
  };
}, 60_000);
afterAll(async () => {
  await server.end();
  await remove();
});

describe('who is answered (goal X5)', () => {
  it.each(TABLE)('%s %s', async (method, path, answered) => {
    const statuses = await Promise.all(WHO.map(async (who): Promise<[Who, number]> => [who, (await ask(server.url, path, { method, headers: headers[who], ...(method === 'POST' && { body: '{}' }) })).status]));
    const refused = Object.fromEntries(statuses.filter(([, status]) => status === 401 || status === 403));
    // What is asked for here does not exist, or asks for nothing: whoever is let through hears so.
    expect(refused).toEqual(Object.fromEntries(WHO.filter((who) => !answered.includes(who)).map((who) => [who, who === 'nobody' ? 401 : 403])));
  });

  it('is a row of this table for every route that there is', async () => {
    await ask(server.url, '/api/sign-out', { method: 'POST', headers: { cookie: await signIn(server.url, 'watch'), origin: server.url } });
    await Promise.all(['/auth/oidc', '/auth/oidc/callback', '/nothing/at/all'].map((path) => ask(server.url, path)));
    const counted = (await server.metrics.registry.getMetricsAsJSON()).find(({ name }) => name === 'tongxin_http_requests_total')?.values ?? [];
    const asked = new Set(counted.map(({ labels }) => String(labels['route'])));
    expect(declaredRoutes().filter((name) => !asked.has(name) && !OF_WORLDS.includes(name) && !BUILT.includes(name))).toEqual([]);
  });

  it('is by the path as it is routed, however it is written', async () => {
    for (const path of ['/api//walls', '/API/walls', '/api/%77alls', '/./api/walls', '/api/walls/', '/console/../api/walls', '/assets/..%2fapi/walls']) {
      const { status, body } = await ask(server.url, path, { headers: headers.nobody });
      expect([path, status, body.toString().includes('"walls"')]).toEqual([path, status === 401 ? 401 : status === 400 ? 400 : 404, false]);
    }
  });

  it('makes what somebody writes wait for the right to it, event by event', async () => {
    const { url, engine } = server;
    const block: unknown = engine.topics.get('blocks')?.rows()['blocks']?.[0]?.['id'];
    const events = [
      { ...alertEvent('a-1', String(block)), source: '/cameras/east' },
      { specversion: '1.0', id: 'o-1', source: '/console', type: 'tongxin.operator.v1', data: { post: 'operate post', action: 'note', subject: 'x' } },
      { specversion: '1.0', id: 'd-1', source: '/console', type: 'tongxin.direct.v1', data: { post: 'direct post', action: 'identify', target: 'main' } },
    ];
    const written = async (who: Who): Promise<unknown> => {
      const reply = await ask(url, '/ingest/cloudevents', { method: 'POST', headers: { ...headers[who], 'content-type': 'application/cloudevents-batch+json' }, body: JSON.stringify(events) });
      const { rejected } = reply.json() as { rejected: { index: number; type: string }[] };
      return [0, 1, 2].filter((index) => !rejected.some((one) => one.index === index && one.type === 'urn:tongxin:problem:forbidden'));
    };
    expect(await written('watch')).toEqual([]);
    expect(await written('display')).toEqual([]);
    expect(await written('administer')).toEqual([]);
    expect(await written('operate')).toEqual([1]);
    expect(await written('direct')).toEqual([2]);
    expect(await written('feed')).toEqual([0]);
    expect(await written('token')).toEqual([0]);
  });
});

describe('who joins topics', () => {
  const joins = async (given: Record<string, string>, display = 'test'): Promise<string> => {
    try {
      const client = await connect(server.url, { headers: given, display });
      const reply = await client.ask('subscribe', { topics: [{ topic: 'alerts' }] });
      client.close();
      return 'ok' in reply ? 'in' : reply.problem.type;
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('may watch, and a screen under its own name alone', async () => {
    const all = Object.fromEntries(await Promise.all(WHO.map(async (who): Promise<[Who, string]> => [who, await joins(headers[who])])));
    expect(all).toEqual({ nobody: 'unauthorised', watch: 'in', operate: 'forbidden', direct: 'forbidden', administer: 'forbidden', feed: 'forbidden', display: 'forbidden', token: 'in' });
    expect(await joins(headers.display, 'main')).toBe('in');
    expect(await joins(headers.display, 'main/heat')).toBe('forbidden');
  });

  it('is out soon after it is let in no more, and does not come in again', async () => {
    const screen = { cookie: await letIn(server.url, 'hall/1-1', chief), origin: server.url };
    const client = await connect(server.url, { headers: screen, display: 'hall/1-1' });
    const { credentials } = (await ask(server.url, '/api/access', { headers: { cookie: chief } })).json() as { credentials: { id: string; name: string }[] };
    const id = credentials.find(({ name }) => name === 'hall/1-1')?.id ?? '';
    expect((await ask(server.url, `/api/access/credentials/${id}`, { method: 'DELETE', headers: { cookie: chief, origin: server.url } })).status).toBe(200);
    expect(await client.closed).toMatchObject({ reason: 'revoked' });
    expect(await joins(screen, 'hall/1-1')).toBe('unauthorised');
  });
});

describe('whoever is let in no more', () => {
  it('is looked for each second, and so out within two (goal X7)', async () => {
    const time = new ManualTime();
    let stays = true;
    const bare = await openBare({ scheduler: time, doors: { whoIs: () => OPEN, stays: () => stays } });
    const client = await connect(bare.url);
    time.pass(5_000);
    expect(client.socket.connected).toBe(true);
    stays = false;
    time.pass(1_000);
    expect(await client.closed).toMatchObject({ reason: 'revoked' });
    await bare.close();
  });
});

describe('what a cookie writes (goal X2)', () => {
  it('it writes from a page of ours alone, and a token from nowhere that sends an origin of others', async () => {
    const { url } = server;
    const host = new URL(url).host;
    const event = JSON.stringify({ specversion: '1.0', id: 'x', source: '/cameras', type: 'tongxin.feed.v1', data: { state: 'alive' } });
    const sent = async (given: Record<string, string>) => (await ask(url, '/ingest/cloudevents', { method: 'POST', headers: { 'content-type': 'application/cloudevents+json', host, ...given }, body: event })).status;
    const { cookie = '' } = headers.feed;
    const callers = { own: { origin: url }, none: {}, foreign: { origin: 'https://evil.example' }, null: { origin: 'null' }, rebound: { host: 'evil.example', origin: url } };
    const by = async (credential: Record<string, string>) => Object.fromEntries(await Promise.all(Object.entries(callers).map(async ([name, given]): Promise<[string, number]> => [name, await sent({ ...credential, ...given })])));
    expect(await by({ cookie })).toEqual({ own: 200, none: 403, foreign: 403, null: 403, rebound: 403 });
    expect(await by(headers.token)).toEqual({ own: 200, none: 200, foreign: 403, null: 403, rebound: 403 });
  });

  it('is out of reach of scripts and of other sites', async () => {
    const reply = await post(server.url, '/api/sign-in', { name: 'watch', password: 'correct horse battery' });
    expect(String(reply.headers['set-cookie'])).toMatch(/^tongxin-session=[\w-]{43}; Path=\/; SameSite=Strict; Max-Age=86400; HttpOnly$/);
  });
});

/** Of files that are there once the wall is built, and pictures. */
const BUILT = ['file', 'video'];
