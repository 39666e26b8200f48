import { Agent, request, type IncomingMessage } from 'node:http';
import type { TemplatedApp, WebSocket as Socket, WebSocketBehavior } from 'uWebSockets.js';
import WebSocket from 'ws';
import { ProtocolError } from '#protocol/errors';
import { WORLD_KINDS } from '#protocol/worlds';
import { entrust } from '../access/entrusted.ts';
import { may, type Doors, type Who } from '../access/who.ts';
import type { Metrics } from '../observe/metrics.ts';
import type { Answer } from './answer.ts';
import { shownBy } from './caller.ts';
import { BODY_BYTES, MESSAGE_BYTES } from './limits.ts';
import type { OriginRule } from './origin.ts';
import type { Asked, Route } from './routes.ts';

/** Where on this machine a world listens, and the secret by which it believes us who asks. Throws ProtocolError `unknown-world`. */
export type WorldOf = (world: string) => { port: number; secret: string };

const HOST = '127.0.0.1';
const PATH = /^\/(?:past|exercise)\/([a-z0-9]+)(\/(?:api|ingest)\/.*)$/;
/** What of a request, and of an answer, goes on to the other side. */
const FORTH = ['content-type', 'accept-encoding', 'if-none-match'] as const;
const BACK = ['content-type', 'content-encoding', 'content-security-policy', 'cache-control', 'etag', 'vary', 'x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'permissions-policy'] as const;
/** Bytes of an answer at the most. */
const ANSWER_BYTES = 64 * 2 ** 20;

/** What a world answers over HTTP, under its own path. */
export function worldRoutes(worldOf: WorldOf): Route[] {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const answer = (method: Route['method']) => ({ path, query, headers, body, who }: Asked): Promise<Answer> => {
    const [, world = '', inner = ''] = PATH.exec(path) ?? [];
    const given = Object.fromEntries(FORTH.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));
    const { port, secret } = worldOf(world);
    return new Promise((resolve, reject) => {
      const asked = request({ agent, host: HOST, port, method, path: query === '' ? inner : `${inner}?${query}`, headers: { ...given, ...entrust(secret, who), 'content-length': body.length } }, (response) => {
        read(response).then((bytes) => {
          const back = Object.fromEntries(BACK.flatMap((name) => { const value = response.headers[name]; return typeof value === 'string' ? [[name, value]] : []; }));
          resolve({ status: response.statusCode ?? 502, headers: back, body: bytes });
        }, reject);
      });
      asked.once('error', () => { reject(new ProtocolError('unknown-world', `${world} is gone`)); });
      asked.end(body);
    });
  };
  const matches = (path: string) => PATH.test(path);
  return [
    { name: 'world', method: 'GET', matches, answers: 'watch', answer: answer('GET') },
    { name: 'world', method: 'POST', matches, answers: 'known', body: BODY_BYTES, answer: answer('POST') },
  ];
}

async function read(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > ANSWER_BYTES) throw new ProtocolError('too-large', 'the world answers too much');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export interface WorldSocketParts { origins: () => OriginRule; doors: Doors; worldOf: WorldOf; metrics: Metrics }

/** What a display's socket carries to and from its world; fields are put on the socket itself, beside its methods. */
interface Bridge { there: string; headers: Record<string, string>; viewer: Who; other: WebSocket | undefined }

/** Bytes that may wait for a display before its world is held back, and before the display is given up. */
const FULL_BYTES = 2 ** 20;
const HOPELESS_BYTES = 16 * 2 ** 20;
const SHUTDOWN = 1001;
const REVOKED = 4001;
/** Codes that a close may carry on: others are reserved. */
const carried = (code: number): number => (code === 1000 || (code >= 3000 && code < 5000) ? code : SHUTDOWN);

/** Displays of other worlds: their messages go to the world and back as they are. `sample` ends those of whoever is let in no more. */
export function openWorldSocket({ origins, doors, worldOf, metrics }: WorldSocketParts): { serve(app: TemplatedApp): void; sample(): void; close(): void } {
  const open = new Set<Socket<Bridge>>();
  metrics.gauge('world_displays', 'Displays of other worlds that are connected.', () => open.size);
  const behaviour: WebSocketBehavior<Bridge> = {
    maxPayloadLength: MESSAGE_BYTES, idleTimeout: 60, maxBackpressure: HOPELESS_BYTES, closeOnBackpressureLimit: true, compression: 0,
    upgrade(response, request, context) {
      const { caller, shown } = shownBy((name) => request.getHeader(name), response);
      const viewer = doors.whoIs(shown);
      const fault = origins().write(caller);
      if (fault) {
        metrics.refusals.inc({ fault });
        response.writeStatus('403 Forbidden').end();
        return;
      }
      if (!may(viewer, 'watch')) {
        response.writeStatus('401 Unauthorized').end();
        return;
      }
      try {
        const { port, secret } = worldOf(request.getParameter(0) ?? '');
        const there = `ws://${HOST}:${port}/socket.io/?${request.getQuery()}`;
        response.upgrade<Bridge>({ there, headers: entrust(secret, viewer), viewer, other: undefined }, request.getHeader('sec-websocket-key'), request.getHeader('sec-websocket-protocol'), request.getHeader('sec-websocket-extensions'), context);
      } catch {
        response.writeStatus('404 Not Found').end();
      }
    },
    open(socket) {
      open.add(socket);
      const bridge = socket.getUserData();
      const other = bridge.other = new WebSocket(bridge.there, { perMessageDeflate: false, headers: bridge.headers });
      const here = () => open.has(socket);
      other.on('message', (data: Buffer, binary) => {
        if (!here()) return;
        socket.send(data, binary);
        if (socket.getBufferedAmount() > FULL_BYTES) other.pause();
      });
      other.once('close', (code) => { if (here()) socket.end(carried(code), 'the world ended it'); });
      other.once('error', () => { if (here()) socket.end(SHUTDOWN, 'the world is gone'); });
    },
    drain(socket) { if (socket.getBufferedAmount() < FULL_BYTES) socket.getUserData().other?.resume(); },
    message(socket, message, binary) {
      const { other } = socket.getUserData();
      // Bytes of the message are its own only until this returns.
      const copy = Buffer.from(new Uint8Array(message));
      if (other?.readyState === WebSocket.CONNECTING) other.once('open', () => { other.send(copy, { binary }); });
      else if (other?.readyState === WebSocket.OPEN) other.send(copy, { binary });
    },
    close(socket) {
      open.delete(socket);
      socket.getUserData().other?.terminate();
    },
  };
  return {
    serve(app) { for (const kind of WORLD_KINDS) app.ws<Bridge>(`/${kind}/:world/socket.io/`, behaviour); },
    sample() { for (const socket of [...open]) if (!doors.stays(socket.getUserData().viewer)) socket.end(REVOKED, 'revoked'); },
    close() { for (const socket of [...open]) socket.end(SHUTDOWN, 'shutdown'); },
  };
}
