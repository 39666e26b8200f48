import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ask, isPrivate } from '#server/ingest/feed/reach';
import { startHttpPeer, type HttpPeer } from '#tests/support/peer-http';

let peer: HttpPeer;
beforeAll(async () => { peer = await startHttpPeer((_, response) => response.end('hello')); });
afterAll(() => peer.end());
beforeEach(() => { peer.asked.length = 0; });

const { signal } = new AbortController();
const from = (over: object = {}, address?: string, headers = {}) => {
  const reach = { url: peer.url, hosts: [], private: true, ...over };
  return ask(reach, address ?? reach.url, headers, signal).then((bytes) => Buffer.from(bytes).toString());
};
const redirect = (location: string) => { peer.answer = (_, response) => response.writeHead(302, { location }).end(); };

test('a host of the configuration is asked', async () => {
  expect(await from()).toBe('hello');
});

test('no other host is, by link or by redirect', async () => {
  await expect(from({}, 'http://other.example/')).rejects.toThrow('other.example is not a host of the configuration');
  await expect(from({}, `${peer.url}@other.example/`)).rejects.toThrow('is not a host of the configuration');
  await expect(from({}, 'file:///etc/passwd')).rejects.toThrow('file: is not a host of the configuration');
  redirect('http://other.example/');
  await expect(from()).rejects.toThrow('other.example is not a host of the configuration');
  expect(peer.asked).toHaveLength(1);
});

test('a redirect within the configuration is followed, not for ever, and takes no credential to another host', async () => {
  const second = await startHttpPeer((_, response) => response.end('there'));
  redirect(second.url);
  expect(await from({ hosts: [second.host] }, undefined, { authorization: 'Bearer hush' })).toBe('there');
  expect([peer.asked[0]?.headers.authorization, second.asked[0]?.headers.authorization]).toEqual(['Bearer hush', undefined]);
  await second.end();
  redirect('/again');
  await expect(from()).rejects.toThrow('redirects more than 3 times');
});

test('a private address is refused where nothing allows it, as a number and behind a name', async () => {
  await expect(from({ private: false })).rejects.toThrow('is a private address');
  const port = peer.host.split(':')[1] ?? '';
  await expect(from({ private: false, url: `http://localhost:${port}` })).rejects.toThrow('localhost is a private address');
  expect(peer.asked).toHaveLength(0);
});

test('a name that nobody knows is an error of that question alone', async () => {
  await expect(from({ url: 'http://nowhere.invalid/', private: false })).rejects.toThrow(/nowhere\.invalid/);
  await expect(from({ url: 'http://nowhere.invalid/' })).rejects.toThrow(/nowhere\.invalid/);
});

test('private addresses are told in every way of writing them', () => {
  for (const address of ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', '::', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '224.0.0.1']) expect(isPrivate(address), address).toBe(true);
  for (const address of ['1.1.1.1', '172.32.0.1', '192.169.0.1', '2606:4700::1111']) expect(isPrivate(address), address).toBe(false);
});

test('an answer that is none, or has no end, is an error', async () => {
  peer.answer = (_, response) => response.writeHead(503).end();
  await expect(from()).rejects.toThrow(`${peer.host} answers 503`);
  peer.answer = (_, response) => response.end(Buffer.alloc(5 * 2 ** 20));
  await expect(from()).rejects.toThrow('the answer has more than 4194304 bytes');
});
