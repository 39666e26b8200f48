import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import { cameraList } from '#protocol/cameras';
import { checkConfig, type ConfigInput } from '#server/config';
import { connect, type Client } from '#tests/support/client';
import { startHttpPeer, type HttpPeer } from '#tests/support/peer-http';
import { DISTRICT } from '#tests/support/shipped';
import { startTestServer, type Started } from '#tests/support/start-server';

const BLOCK = DISTRICT.blocks[0]?.id ?? '';
const PASSWORD = 'only-the-server-knows';
const PLAYLIST = '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nseg-1.ts\n';

let peer: HttpPeer;
let server: Started;
let display: Client;
let ends: (() => Promise<unknown>)[];

const video = (over: Partial<NonNullable<ConfigInput['video']>> = {}): ConfigInput['video'] => ({
  hosts: [{ host: peer.host, user: 'wall', password: PASSWORD, private: true }],
  cameras: [{ id: 'cam-1', zh: '一号', block: BLOCK, streams: [{ kind: 'hls', url: `${peer.url}/live/index.m3u8` }, { kind: 'flv', url: `${peer.url}/live.flv` }, { kind: 'whep', url: `${peer.url}/whep` }], still: `${peer.url}/still` }],
  ...over,
});
const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/live/index.m3u8': (_, response) => { response.end(PLAYLIST); },
  '/live/seg-1.ts': (_, response) => { response.end('a segment'); },
  '/still': (_, response) => { response.setHeader('content-type', 'image/jpeg').end('a picture'); },
};

beforeEach(async () => {
  ends = [];
  peer = await startHttpPeer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await begin(video());
});
afterEach(async () => {
  display.close();
  await server.end();
  await peer.end();
  for (const end of ends) await end();
});
async function begin(settings: ConfigInput['video']): Promise<void> {
  server = await startTestServer({ video: settings });
  display = await connect(server.url);
}
async function beginAnew(settings: ConfigInput['video']): Promise<void> {
  display.close();
  await server.end();
  await begin(settings);
}

const ask = (path: string, { pass = display.welcome.pass, ...init }: RequestInit & { pass?: string } = {}) =>
  fetch(`${server.url}${path}`, { ...init, headers: { ...(init.headers as Record<string, string> | undefined), ...(pass === '' ? {} : { authorization: `Bearer ${pass}` }) } });
const faultOf = async (response: Response) => ((await response.json()) as { type: string }).type.split(':').at(-1);

describe('the registry', () => {
  it('tells a display each camera and its streams by kind, and no address and no password of a source', async () => {
    const text = await (await fetch(`${server.url}/api/cameras`)).text();
    expect(cameraList.parse(JSON.parse(text)).cameras).toEqual([{ id: 'cam-1', zh: '一号', en: '一号', block: BLOCK, kind: 'fixed', at: null, streams: ['hls', 'flv', 'whep'], still: true }]);
    for (const secret of [peer.host, PASSWORD, 'wall']) expect(text).not.toContain(secret);
  });

  it.each([
    ['a host that is not listed', { cameras: [{ id: 'c', zh: '一', block: BLOCK, still: 'http://elsewhere.lan/1.jpg' }] }, 'camera c: elsewhere.lan is not one of the hosts of video'],
    ['a password in an address', { cameras: [{ id: 'c', zh: '一', block: BLOCK, still: 'http://a:b@nvr.lan/1.jpg' }] }, 'an address without a password'],
    ['two of one id', { hosts: [{ host: 'nvr.lan' }], cameras: ['c', 'c'].map((id) => ({ id, zh: '一', block: BLOCK, still: 'http://nvr.lan/1.jpg' })) }, 'camera c: there are two of this id'],
    ['a camera without any picture', { cameras: [{ id: 'c', zh: '一', block: BLOCK }] }, 'a stream or a still'],
    ['another protocol', { cameras: [{ id: 'c', zh: '一', block: BLOCK, streams: [{ kind: 'hls', url: 'rtsp://nvr.lan/1' }] }] }, 'video.cameras.0.streams.0.url'],
  ])('refuses %s by a sentence that names it', (_, settings, sentence) => {
    expect(() => checkConfig({ video: settings })).toThrow(sentence);
  });

  it('refuses a camera in a block that the district has not', async () => {
    await expect(startTestServer({ video: video({ cameras: [{ id: 'c', zh: '一', block: 'nowhere', still: `${peer.url}/still` }] }) })).rejects.toThrow('camera c: putuo has no block nowhere.');
  });
});

describe('a picture', () => {
  it('is for a display that is connected, as long as it is', async () => {
    const { pass } = display.welcome;
    expect((await ask('/video/cam-1/0')).status).toBe(200);
    for (const wrong of ['', 'x', `${pass}x`]) {
      const refused = await ask('/video/cam-1/0', { pass: wrong });
      expect([refused.status, await faultOf(refused)]).toEqual([401, 'unauthorised']);
    }
    display.close();
    await display.closed;
    await expect.poll(async () => (await ask('/video/cam-1/0', { pass })).status).toBe(401);
  });

  it('comes by HLS with its parts by number, the password sent by the server alone', async () => {
    const playlist = await ask('/video/cam-1/0');
    expect([playlist.headers.get('content-type'), playlist.headers.get('cache-control')]).toEqual(['application/vnd.apple.mpegurl', 'no-store']);
    const text = await playlist.text();
    expect(text).toBe('#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n/video/cam-1/0/0\n');
    expect(await (await ask('/video/cam-1/0/0')).text()).toBe('a segment');
    expect(peer.asked.map(({ headers }) => headers.authorization)).toEqual(Array(2).fill(`Basic ${Buffer.from(`wall:${PASSWORD}`).toString('base64')}`));
  });

  it('is asked of its source once, however many displays want it at the same time', async () => {
    const wanted = await Promise.all(Array.from({ length: 20 }, () => ask('/video/cam-1/0').then((response) => response.text())));
    expect(new Set(wanted).size).toBe(1);
    expect(peer.asked.length).toBe(1);
    const parts = await Promise.all(Array.from({ length: 20 }, () => ask('/video/cam-1/0/0').then((response) => response.text())));
    expect(new Set(parts)).toEqual(new Set(['a segment']));
    expect(peer.asked.length).toBe(2);
  });

  it('names nothing of a source that its playlist did not name', async () => {
    await ask('/video/cam-1/0');
    for (const path of ['/video/cam-1/0/1', '/video/cam-1/0/-1', '/video/cam-1/0/still', '/video/cam-1/9', '/video/cam-1/0/..%2Fadmin', '/video/none/0', '/video/none/still', '/video/cam-1/0/0/0']) {
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    }
    expect((await ask('/video/cam-1/1')).status).toBe(405);
    expect(peer.asked.map(({ url }) => url)).toEqual(['/live/index.m3u8']);
  });

  it('is a still with its age, and only a picture is one', async () => {
    const still = await ask('/video/cam-1/still');
    expect([still.status, still.headers.get('content-type'), still.headers.get('age'), await still.text()]).toEqual([200, 'image/jpeg', '0', 'a picture']);
    await beginAnew(video({ cameras: [{ id: 'cam-1', zh: '一', block: BLOCK, still: `${peer.url}/live/seg-1.ts` }] }));
    const refused = await ask('/video/cam-1/still');
    expect([refused.status, await faultOf(refused)]).toEqual([502, 'camera-unreachable']);
  });

  it('is not followed to a host that is not listed, and not to a private address that nothing allows', async () => {
    const elsewhere = await startHttpPeer((_, response) => { response.end(PLAYLIST); });
    ends.push(() => elsewhere.end());
    answers['/moved.m3u8'] = (_, response) => { response.writeHead(302, { location: elsewhere.url }).end(); };
    await beginAnew(video({ cameras: [{ id: 'cam-1', zh: '一', block: BLOCK, streams: [{ kind: 'hls', url: `${peer.url}/moved.m3u8` }] }] }));
    const moved = await ask('/video/cam-1/0');
    expect([moved.status, await faultOf(moved)]).toEqual([502, 'camera-unreachable']);
    expect(elsewhere.asked).toEqual([]);
    await beginAnew(video({ hosts: [{ host: peer.host }] }));
    peer.asked.length = 0;
    expect((await ask('/video/cam-1/still')).status).toBe(502);
    expect(peer.asked).toEqual([]);
  });

  it('that cannot be reached is refused without a word of where it is', async () => {
    await beginAnew(video({ hosts: [{ host: '127.0.0.1:9', private: true }, { host: 'nowhere.invalid' }], cameras: [
      { id: 'closed', zh: '一', block: BLOCK, still: 'http://127.0.0.1:9/1.jpg' }, { id: 'unknown', zh: '二', block: BLOCK, still: 'http://nowhere.invalid/1.jpg' },
    ] }));
    for (const id of ['closed', 'unknown']) {
      const text = await (await ask(`/video/${id}/still`)).text();
      expect(text).toContain('camera-unreachable');
      expect(text).not.toMatch(/127\.0\.0\.1|nowhere/);
    }
  });

  it.each([
    ['a source that answers an error', (response: ServerResponse) => { response.writeHead(500).end(); }],
    ['one that sends a page instead of a playlist', (response: ServerResponse) => { response.end('<html>'); }],
    ['one that breaks off', (response: ServerResponse) => { response.writeHead(200, { 'content-length': '100' }).write('#EXTM3U'); response.destroy(); }],
    ['one that sends more than a segment may have', (response: ServerResponse) => { response.end(Buffer.alloc(17 * 2 ** 20, '#')); }],
  ])('is refused by name from %s, and the next one is asked for anew', async (_, answer) => {
    answers['/live/bad.m3u8'] = (_request, response) => { answer(response); };
    await beginAnew(video({ cameras: [{ id: 'cam-1', zh: '一', block: BLOCK, streams: [{ kind: 'hls', url: `${peer.url}/live/bad.m3u8` }] }] }));
    const refused = await ask('/video/cam-1/0');
    expect([refused.status, await faultOf(refused)]).toEqual([502, 'camera-unreachable']);
    answers['/live/bad.m3u8'] = (_request, response) => { response.end(PLAYLIST); };
    expect((await ask('/video/cam-1/0')).status).toBe(200);
  });

  it('comes by WebRTC through an offer and an answer, and its session is ended by the display', async () => {
    const bodies: string[] = [];
    answers['/whep'] = (request, response) => {
      void request.setEncoding('utf8').toArray().then((parts) => {
        bodies.push(parts.join(''));
        response.writeHead(201, { 'content-type': 'application/sdp', location: '/whep/session-7' }).end('v=0 answer');
      });
    };
    answers['/whep/session-7'] = (request, response) => { bodies.push(request.method ?? ''); response.writeHead(200).end(); };
    const origin = { origin: server.url };
    const answer = await ask('/video/cam-1/2', { method: 'POST', body: 'v=0 offer', headers: origin });
    expect([answer.status, await answer.text()]).toEqual([201, 'v=0 answer']);
    const session = answer.headers.get('location') ?? '';
    expect(session).toMatch(/^\/video\/cam-1\/2\/[\w-]{36}$/);
    expect((await ask(session, { method: 'DELETE', headers: origin })).status).toBe(200);
    expect((await ask(session, { method: 'DELETE', headers: origin })).status).toBe(404);
    expect(bodies).toEqual(['v=0 offer', 'DELETE']);
    expect((await ask('/video/cam-1/2', { method: 'POST', body: 'v=0', headers: { origin: 'http://evil.example' } })).status).toBe(403);
  });

  it('is kept nowhere on disk', async () => {
    await ask('/video/cam-1/0');
    await ask('/video/cam-1/0/0');
    await ask('/video/cam-1/still');
    const files = await readdir(server.data, { recursive: true });
    expect(files.filter((file) => /video|cam-|\.ts$|jpe?g/i.test(file))).toEqual([]);
  });
});

describe('a stream of FLV', () => {
  const address = (pass = display.welcome.pass, path = '/video/cam-1/1') => `${server.url.replace('http', 'ws')}${path}?pass=${pass}`;
  const open = (url: string, origin = server.url) => {
    const socket = new WebSocket(url, { origin });
    const came: Buffer[] = [];
    socket.on('message', (bytes: Buffer) => { came.push(bytes); });
    ends.push(() => { socket.terminate(); return Promise.resolve(); });
    return { socket, text: () => Buffer.concat(came).toString() };
  };
  const refusal = async (url: string, origin?: string) => {
    const { socket } = open(url, origin);
    const [error] = (await once(socket, 'error')) as [Error];
    return /\d{3}/.exec(error.message)?.[0];
  };

  it('comes over a socket as the source sends it over HTTP, and ends with either side', async () => {
    const streams: ServerResponse[] = [];
    answers['/live.flv'] = (_, response) => { streams.push(response); response.write('FLV'); };
    const [one, other] = [open(address()), open(address())];
    await expect.poll(() => one.text() + other.text()).toBe('FLVFLV');
    streams[0]?.write(' more');
    await expect.poll(() => one.text() + other.text()).toContain(' more');
    const closed = once(one.socket, 'close');
    const gone = once(other.socket, 'close');
    streams.forEach((stream) => stream.end());
    expect((await closed)[0]).toBe(4000);
    await gone;
    const last = open(address());
    await expect.poll(() => streams.length).toBe(3);
    const left = once(streams[2] as ServerResponse, 'close');
    await expect.poll(() => last.text()).toBe('FLV');
    last.socket.close();
    await left;
  });

  it('comes from a source that sends it over a socket too', async () => {
    const source = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(source, 'listening');
    const asked: (string | undefined)[] = [];
    source.on('connection', (socket, request) => { asked.push(request.headers.authorization); socket.send(Buffer.from('FLV over a socket')); });
    ends.push(() => new Promise((resolve) => { for (const one of source.clients) one.terminate(); source.close(resolve); }));
    const host = `127.0.0.1:${(source.address() as { port: number }).port}`;
    await beginAnew(video({ hosts: [{ host, token: 'a-token', private: true }], cameras: [{ id: 'cam-1', zh: '一', block: BLOCK, streams: [{ kind: 'flv', url: `ws://${host}/live` }] }] }));
    const { text } = open(address(display.welcome.pass, '/video/cam-1/0'));
    await expect.poll(text).toBe('FLV over a socket');
    expect(asked).toEqual(['Bearer a-token']);
  });

  it('is refused to a page of elsewhere, without a pass, and where there is no such stream', async () => {
    expect(await refusal(address(), 'http://evil.example')).toBe('403');
    expect(await refusal(address('x'))).toBe('401');
    expect(await refusal(address(display.welcome.pass, '/video/cam-1/0'))).toBe('404');
    expect(await refusal(address(display.welcome.pass, '/video/none/1'))).toBe('404');
    expect(peer.asked).toEqual([]);
  });

  it('ends where the source answers no stream', async () => {
    answers['/live.flv'] = (_, response) => { response.writeHead(503).end(); };
    const { socket } = open(address());
    expect((await once(socket, 'close'))[0]).toBe(4000);
  });
});
