import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBare, type Bare } from '#tests/support/bare-gateway';
import { ask } from '#tests/support/request';
import { tempDir } from '#tests/support/spawn-server';

const PAGE = '<!doctype html><title>wall</title><script type="module" src="/assets/index-a1B2c3D4.js"></script>';
const SCRIPT = `export const words = ${JSON.stringify('a word and another '.repeat(500))};`;

let bare: Bare;
let folder: Awaited<ReturnType<typeof tempDir>>;

beforeAll(async () => {
  folder = await tempDir();
  const build = join(folder.path, 'wall');
  await mkdir(join(build, 'assets'), { recursive: true });
  await Promise.all([
    writeFile(join(folder.path, 'secret.txt'), 'secret'),
    writeFile(join(build, 'index.html'), PAGE),
    writeFile(join(build, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>'),
    writeFile(join(build, 'assets/index-a1B2c3D4.js'), SCRIPT),
    writeFile(join(build, 'assets/noto-a1B2c3D4.woff2'), 'font'),
  ]);
  bare = await openBare({ assets: build });
});
afterAll(async () => {
  await bare.close();
  await folder.remove();
});

const script = (headers: Record<string, string> = {}) => ask(bare.url, '/assets/index-a1B2c3D4.js', { headers });

describe('pages', () => {
  const PAGES = ['/', '/console', '/briefing', '/kiosk', '/display/main', '/display/main/alerts', '/display/main/scene.fire-lane', '/display/hall-2/'];

  it('are all the one page of the wall', async () => {
    for (const path of PAGES) {
      const { status, headers, body } = await ask(bare.url, path);
      expect([path, status, headers['content-type'], headers['cache-control']]).toEqual([path, 200, 'text/html; charset=utf-8', 'no-cache']);
      expect(body.toString()).toBe(PAGE);
    }
  });

  it('allow nothing that is not our own, nothing inline, no frame and no script from text (goal X1)', async () => {
    for (const path of PAGES) {
      const policy = new Map(String((await ask(bare.url, path)).headers['content-security-policy']).split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));
      expect(policy.get('default-src')).toEqual(["'none'"]);
      for (const name of ['script-src', 'style-src', 'connect-src', 'font-src']) expect(policy.get(name)).toEqual(["'self'"]);
      for (const name of ['frame-ancestors', 'base-uri', 'form-action']) expect(policy.get(name)).toEqual(["'none'"]);
      expect(policy.get('require-trusted-types-for')).toEqual(["'script'"]);
      expect([...policy.values()].flat().filter((word) => /unsafe|http|\*/.test(word))).toEqual([]);
    }
  });

  it('carry the other headers that keep a page to itself, as every answer does', async () => {
    for (const path of ['/', '/assets/index-a1B2c3D4.js', '/healthz', '/api/topics', '/metrics', '/nowhere']) {
      expect((await ask(bare.url, path)).headers).toMatchObject({
        'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin', 'content-security-policy': expect.stringContaining("default-src 'none'") as string,
      });
    }
  });
});

describe('files of the build', () => {
  it('with a hash in their name are kept for good, others are asked for again', async () => {
    expect((await script()).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await ask(bare.url, '/favicon.svg')).headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'image/svg+xml' });
  });

  it('are not sent again to who has them', async () => {
    const { headers } = await script();
    expect(headers['etag']).toMatch(/^"[\w-]+"$/);
    for (const tag of [String(headers['etag']), `"other", ${String(headers['etag'])}`, '*']) {
      const again = await script({ 'if-none-match': tag });
      expect([again.status, again.body.length, again.headers['etag']]).toEqual([304, 0, headers['etag']]);
    }
    expect((await script({ 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('go compressed to who takes that, each coding with a tag of its own', async () => {
    const [br, gzip, plain] = [await script({ 'accept-encoding': 'gzip, deflate, br' }), await script({ 'accept-encoding': 'gzip;q=0.5, br;q=0' }), await script()];
    expect([br, gzip, plain].map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
    expect(brotliDecompressSync(br.body).toString()).toBe(SCRIPT);
    expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT);
    expect(plain.body.toString()).toBe(SCRIPT);
    expect(new Set([br, gzip, plain].map(({ headers }) => headers['etag'])).size).toBe(3);
    expect([br, gzip, plain].every(({ headers }) => headers['vary'] === 'accept-encoding')).toBe(true);
  });

  it('that are compressed already go as they are', async () => {
    const { headers, body } = await ask(bare.url, '/assets/noto-a1B2c3D4.woff2', { headers: { 'accept-encoding': 'br' } });
    expect([headers['content-type'], headers['content-encoding'], body.toString()]).toEqual(['font/woff2', undefined, 'font']);
  });

  it('are served by their exact name only', async () => {
    for (const path of ['/assets', '/assets/', '/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '//index.html', '/assets\\index-a1B2c3D4.js', '/INDEX.HTML']) {
      expect([path, (await ask(bare.url, path)).status]).toEqual([path, 404]);
    }
  });
});
