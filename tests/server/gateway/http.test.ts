import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseQuery } from '#protocol/queries';
import { fileOf } from '#server/cases/file';
import { openBare, type Bare } from '#tests/support/bare-gateway';
import { caseOf } from '#tests/support/cases';
import { ask, raw } from '#tests/support/request';

const MIB = 2 ** 20;

let bare: Bare;
let writable = true;
let asked: CaseQuery[] = [];
let bodies: { type: string; bytes: number }[] = [];

beforeAll(async () => {
  bare = await openBare({
    writable: () => writable,
    caseFile: (id) => (id === '案 1/#2' || id === '..' ? fileOf(caseOf({ id, state: 'accepted', opened: 1, accepted: 2 }), { post: () => '', limits: undefined, now: 3 }) : undefined),
    casePage: (query) => {
      asked.push(query);
      return { total: 1, next: '', cases: [] };
    },
    summary: (about, id) => (about === 'block' && id === '甲/1' ? { open: 1, overdue: 0, opened: 1, closed: 0, scenes: [], steps: [], cases: [] } : undefined),
    ingest: (type, headers, body) => {
      bodies.push({ type, bytes: body.length });
      if (headers['x-fail'] === 'yes') return Promise.reject(new Error('a fault of the program'));
      return Promise.resolve({ status: 200, body: { accepted: 1, repeated: 0, rejected: [] } });
    },
  });
  bare.topics.get('one').tables.items.add('a', { label: '<b>', count: 3, on: true, at: 1_000 });
});
afterAll(() => bare.close());

const typeOf = (json: unknown) => (json as { type?: string }).type?.replace('urn:tongxin:problem:', '');
const post = (body: string | Uint8Array, headers: Record<string, string> = {}) => ask(bare.url, '/ingest/cloudevents', { method: 'POST', body, headers });

describe('the outside surface', () => {
  it('says that it is alive, and whether it can do its work', async () => {
    expect((await ask(bare.url, '/healthz')).json()).toEqual({ alive: true });
    expect((await ask(bare.url, '/readyz')).json()).toEqual({ ready: true, events: 0, topics: 2 });
    writable = false;
    const { status, json } = await ask(bare.url, '/readyz');
    writable = true;
    expect([status, typeOf(json())]).toEqual([503, 'journal-unavailable']);
  });

  it('gives a topic as rows by table', async () => {
    const before = bare.topics.now;
    const { status, headers, json } = await ask(bare.url, '/api/topics/one');
    const { at } = json() as { at: number };
    expect([at >= before, at <= bare.topics.now]).toEqual([true, true]);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'application/json; charset=utf-8', 'no-store']);
    expect(json()).toEqual({ topic: 'one', seq: expect.any(Number) as number, at, tables: { items: [{ id: 'a', label: '<b>', count: 3, on: true, at: 1_000 }] } });
  });

  it('gives a case with its way so far, whatever characters its id has', async () => {
    for (const path of ['/', '?id=']) {
      const { status, json } = await ask(bare.url, `/api/cases${path}${encodeURIComponent('案 1/#2')}`);
      expect(status).toBe(200);
      expect(json()).toMatchObject({ at: expect.any(Number) as number, case: { id: '案 1/#2', state: 'accepted' }, timeline: [{ state: 'discovered', at: 1 }, { state: 'accepted', at: 2 }] });
    }
    // No browser can send such an id in a path.
    expect((await ask(bare.url, '/api/cases?id=..')).json()).toMatchObject({ case: { id: '..' } });
  });

  it('gives a page of the cases that fit a query', async () => {
    asked = [];
    const { status, json } = await ask(bare.url, `/api/cases?status=all&light=red&text=${encodeURIComponent('消防 通道')}&after=${encodeURIComponent('12.案 1/#2')}&limit=5`);
    expect([status, json()]).toEqual([200, { at: expect.any(Number) as number, total: 1, next: '', cases: [] }]);
    await ask(bare.url, '/api/cases');
    expect(asked).toEqual([
      { status: 'all', light: 'red', text: '消防 通道', after: { at: 12, id: '案 1/#2' }, order: 'due', limit: 5 },
      { status: 'open', order: 'due', limit: 100 },
    ]);
  });

  it('gives a summary of a place or a scene', async () => {
    const { status, json } = await ask(bare.url, `/api/summaries/block/${encodeURIComponent('甲/1')}`);
    expect([status, json()]).toEqual([200, { at: expect.any(Number) as number, open: 1, overdue: 0, opened: 1, closed: 0, scenes: [], steps: [], cases: [] }]);
    for (const path of ['block/b-9', 'block/', 'block', '', 'planet/earth', 'block/甲/1']) {
      expect((await ask(bare.url, `/api/summaries/${encodeURI(path)}`)).status).toBe(404);
    }
  });

  it('lists the topics, the walls, the district, the displays and the rejects', async () => {
    expect((await ask(bare.url, '/api/topics')).json()).toMatchObject({ topics: [{ topic: 'one', seen: 0 }, { topic: 'two', seen: 0 }] });
    expect((await ask(bare.url, '/api/walls')).json()).toMatchObject({ walls: [{ id: 'main', width: 3840, height: 2160, distanceMm: 6000 }] });
    expect((await ask(bare.url, '/api/district')).json()).toMatchObject({ id: 'test', schematic: true });
    expect((await ask(bare.url, '/api/displays')).json()).toMatchObject({ displays: [{ id: '', display: 'main', state: 'unseen', does: null, differs: [{ why: 'unseen' }] }] });
    expect((await ask(bare.url, '/api/rejects?limit=3')).json()).toEqual({ rejects: [] });
  });

  it('gives its metrics as Prometheus text', async () => {
    const { status, headers, body } = await ask(bare.url, '/metrics');
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(body.toString()).toMatch(/^# TYPE tongxin_connections_total counter$/m);
  });

  it('answers HEAD as GET without the body', async () => {
    const { status, headers, body } = await ask(bare.url, '/healthz', { method: 'HEAD' });
    expect([status, headers['content-length'], body.length]).toEqual([200, '14', 0]);
  });

  it('says what it does not know as problem+json', async () => {
    for (const [path, method, status, type] of [
      ['/nowhere', 'GET', 404, 'not-found'], ['/api/nowhere', 'GET', 404, 'not-found'], ['/api/topics/nowhere', 'GET', 404, 'unknown-topic'],
      ['/api/cases/nowhere', 'GET', 404, 'unknown-case'], ['/api/cases/', 'GET', 404, 'unknown-case'], ['/api/cases?id=', 'GET', 404, 'unknown-case'], ['/api/cases?status=lost', 'GET', 400, 'bad-query'], ['/api/cases?colour=red', 'GET', 400, 'bad-query'], ['/api/cases?after=c-1', 'GET', 400, 'bad-query'], ['/api/cases?limit=0', 'GET', 400, 'bad-query'],
      ['/api/topics/__proto__', 'GET', 404, 'unknown-topic'], ['/nowhere', 'POST', 404, 'not-found'], ['/display/a%zz', 'GET', 400, 'bad-path'],
      ['/ingest/cloudevents', 'GET', 405, 'method-not-allowed'], ['/healthz', 'POST', 405, 'method-not-allowed'], ['/healthz', 'DELETE', 405, 'method-not-allowed'],
    ] as const) {
      const answer = await ask(bare.url, path, { method });
      expect([path, answer.status, answer.headers['content-type'], typeOf(answer.json())]).toEqual([path, status, 'application/problem+json; charset=utf-8', type]);
    }
  });

  it('names the methods that it does allow', async () => {
    expect((await ask(bare.url, '/ingest/cloudevents')).headers['allow']).toBe('POST');
    expect((await ask(bare.url, '/healthz', { method: 'PUT' })).headers['allow']).toBe('GET, HEAD');
  });

  it('tells nothing of a fault of its own, and goes on', async () => {
    const { status, body } = await post('{}', { 'x-fail': 'yes' });
    expect(status).toBe(500);
    expect(body.toString()).not.toContain('a fault of the program');
    expect((await post('{}')).status).toBe(200);
  });

  it('sends a large answer whole to a reader that is slow to read', async () => {
    const { items } = bare.topics.get('two').tables;
    for (let i = 0; i < 4_000; i += 1) items.add(`row-${i}`, { label: 'x'.repeat(2_000) });
    const { body, json } = await ask(bare.url, '/api/topics/two');
    expect(body.length).toBeGreaterThan(8_000_000);
    expect((json() as { tables: { items: object[] } }).tables.items.length).toBe(4_000);
  });
});

describe('a body', () => {
  it('arrives whole, in whatever pieces', async () => {
    bodies = [];
    await post('x'.repeat(3 * MIB), { 'content-type': 'application/cloudevents+json' });
    await post('x'.repeat(70_000), { 'transfer-encoding': 'chunked' });
    await post('');
    expect(bodies).toEqual([{ type: 'application/cloudevents+json', bytes: 3 * MIB }, { type: '', bytes: 70_000 }, { type: '', bytes: 0 }]);
  });

  it('that says it is too large is refused before it is sent', async () => {
    const text = await raw(bare.url, `POST /ingest/cloudevents HTTP/1.1\r\nHost: ${new URL(bare.url).host}\r\nContent-Length: 10000000\r\n\r\n`, (so) => so.includes('}'));
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text).toContain('urn:tongxin:problem:too-large');
  });

  it('that turns out to be too large is refused at once, and never kept', async () => {
    bodies = [];
    const { status, json } = await post(new Uint8Array(10 * MIB), { 'transfer-encoding': 'chunked' });
    expect([status, typeOf(json())]).toEqual([413, 'too-large']);
    expect(bodies).toEqual([]);
  });

  it('that is hopelessly large ends the connection', async () => {
    const text = await raw(bare.url, `POST /ingest/cloudevents HTTP/1.1\r\nHost: ${new URL(bare.url).host}\r\nContent-Length: 99999999999\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe('paths (goal X3)', () => {
  it('whatever is asked for, nothing outside the build is served, nothing redirects and nothing breaks', async () => {
    const piece = fc.constantFrom('..', '%2e%2e', '%252e%252e', '.', '', '%00', '\\', '%5c', 'etc', 'passwd', 'api', 'topics', 'display', 'main', 'index.html', '%', '%f', '%ff', '~', ';', 'socket.io', '__proto__', 'constructor', 'assets', 'package.json');
    const path = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => `/${pieces.join('/')}`);
    await fc.assert(fc.asyncProperty(path, async (one) => {
      const { status, headers } = await ask(bare.url, one);
      expect([200, 400, 404, 405]).toContain(status);
      expect(headers['location']).toBeUndefined();
      if (status === 200) expect(headers['content-type']).toMatch(/json/);
    }), { numRuns: 1_000 });
  });
});
