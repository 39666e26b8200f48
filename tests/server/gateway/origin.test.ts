import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OriginRule, isLoopback } from '#server/gateway/origin';
import { openBare, type Bare } from '#tests/support/bare-gateway';
import { connect } from '#tests/support/client';
import { ask } from '#tests/support/request';

const LOCAL = '127.0.0.1';

describe('the origin rule', () => {
  const rule = new OriginRule({ scheme: 'http', host: '127.0.0.1', port: 8080 }, ['https://wall.example']);
  const own = { origin: 'http://127.0.0.1:8080', host: '127.0.0.1:8080', remote: LOCAL };

  it('takes our own names, and those that a proxy offers us under', () => {
    for (const [origin, host] of [
      ['http://127.0.0.1:8080', '127.0.0.1:8080'], ['http://localhost:8080', 'localhost:8080'], ['http://[::1]:8080', '[::1]:8080'],
      ['https://wall.example', 'wall.example'], ['https://wall.example', 'wall.example:443'], ['http://localhost:8080', 'LOCALHOST:8080'],
    ] as const) expect(rule.write({ ...own, origin, host })).toBeUndefined();
  });

  it('refuses another port, scheme, name or no name at all', () => {
    for (const origin of ['http://127.0.0.1:8081', 'https://127.0.0.1:8080', 'http://127.0.0.1', 'null', 'http://wall.example', 'https://wall.example.evil.example']) {
      expect(rule.write({ ...own, origin })).toBe('foreign-origin');
    }
    for (const host of ['', 'evil.example', '127.0.0.1:8081', '127.0.0.1', 'wall.example:8080', 'localhost:8080@evil.example', '127.0.0.1:8080/evil', 'a b']) {
      expect(rule.read({ ...own, host })).toBe('foreign-host');
    }
  });

  it('takes no origin from a program of this machine only', () => {
    expect(rule.write({ ...own, origin: '' })).toBeUndefined();
    expect(rule.write({ ...own, origin: '', remote: '10.0.0.7' })).toBe('foreign-origin');
  });

  it('drops the port that a scheme implies', () => {
    const plain = new OriginRule({ scheme: 'http', host: '127.0.0.1', port: 80 });
    expect(plain.write({ origin: 'http://127.0.0.1', host: '127.0.0.1', remote: LOCAL })).toBeUndefined();
  });

  it('knows a loopback address however it is written', () => {
    expect(['127.0.0.1', '127.8.9.1', '::1', '0000:0000:0000:0000:0000:0000:0000:0001', '0000:0000:0000:0000:0000:ffff:7f00:0001'].every(isLoopback)).toBe(true);
    expect(['', '10.0.0.1', '1127.0.0.1', '0000:0000:0000:0000:0000:ffff:0a00:0001', 'fe80::1'].some(isLoopback)).toBe(false);
  });
});

describe('who may write (goal X2)', () => {
  let bare: Bare;
  beforeAll(async () => { bare = await openBare(); });
  afterAll(() => bare.close());

  const callers = () => ({
    own: { origin: bare.url, host: new URL(bare.url).host },
    none: { host: new URL(bare.url).host },
    foreign: { origin: 'https://evil.example', host: new URL(bare.url).host },
    null: { origin: 'null', host: new URL(bare.url).host },
    rebound: { host: 'evil.example' },
    'rebound with its origin': { origin: 'http://evil.example', host: 'evil.example' },
  });
  const PASS: string[] = ['own', 'none'];

  it('over HTTP: our own pages and programs of this machine only', async () => {
    for (const [name, headers] of Object.entries(callers())) {
      const { status, json } = await ask(bare.url, '/ingest/cloudevents', { method: 'POST', headers, body: '{}' });
      expect([name, status], name).toEqual([name, PASS.includes(name) ? 200 : 403]);
      if (status === 403) expect((json() as { type: string }).type).toMatch(/^urn:tongxin:problem:foreign-(origin|host)$/);
    }
  });

  it('over the socket: the same', async () => {
    for (const [name, headers] of Object.entries(callers())) {
      const attempt = connect(bare.url, { headers });
      if (PASS.includes(name)) (await attempt).close();
      else await expect(attempt, name).rejects.toThrow();
    }
  });

  it('a rebound name does not even read', async () => {
    expect((await ask(bare.url, '/api/topics/one', { headers: { host: 'evil.example' } })).status).toBe(403);
  });

  it('no answer ever allows another origin', async () => {
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const { headers } = await ask(bare.url, '/ingest/cloudevents', { method, headers: { origin: 'https://evil.example' } });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});
