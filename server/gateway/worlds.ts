import { Agent, request, type IncomingMessage } from 'node:http';
import type { TemplatedApp, WebSocket as Socket, WebSocketBehavior } from 'uWebSockets.js';
import WebSocket from 'ws';
import { ProtocolError } from '#protocol/errors';
import { WORLD_KINDS } from '#protocol/worlds';
import type { Metrics } from '../observe/metrics.ts';
import type { Answer } from './answer.ts';
import { BODY_BYTES, MESSAGE_BYTES } from './limits.ts';
import type { OriginRule } from './origin.ts';
import type { Asked, Route } from './routes.ts';

/** The port on this machine where a world listens. Throws ProtocolError `unknown-world`. */
export type PortOf = (world: string) => number;

const HOST = '127.0.0.1';
const PATH = /^\/(?:past|exercise)\/([a-z0-9]+)(\/(?:api|ingest)\/.*)$/;
/** What of a request, and of an answer, goes on to the other side. */
const FORTH = ['content-type', 'accept-encoding', 'if-none-match'] as const;
const BACK = ['content-type', 'content-encoding', 'content-security-policy', 'cache-control', 'etag', 'vary', 'x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'permissions-policy'] as const;
/** Bytes of an answer at the most. */
const ANSWER_BYTES = 64 * 2 ** 20;

/** What a world answers over HTTP, under its own path. */
export function worldRoutes(portOf: PortOf): Route[] {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const answer = (method: Route['method']) => ({ path, query, headers, body }: Asked): Promise<Answer> => {
    const [, world = '', inner = ''] = PATH.exec(path) ?? [];
    const given = Object.fromEntries(FORTH.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));
    return new Promise((resolve, reject) => {
      const asked = request({ agent, host: HOST, port: portOf(world), method, path: query === '' ? inner : `${inner}?${query}`, headers: { ...given, 'content-length': body.length } }, (response) => {
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
    { name: 'world', method: 'GET', matches, answer: answer('GET') },
    { name: 'world', method: 'POST', matches, body: BODY_BYTES, answer: answer('POST') },
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

export interface WorldSocketParts { app: TemplatedApp; origins: () => OriginRule; portOf: PortOf; metrics: Metrics }

/** What a display's socket carries to and from its world; fields are put on the socket itself, beside its methods. */
interface Bridge { there: string; other: WebSocket | undefined }

/** Bytes that may wait for a display before its world is held back, and before the display is given up. */
const FULL_BYTES = 2 ** 20;
const HOPELESS_BYTES = 16 * 2 ** 20;
const SHUTDOWN = 1001;
/** Codes that a close may carry on: others are reserved. */
const carried = (code: number): number => (code === 1000 || (code >= 3000 && code < 5000) ? code : SHUTDOWN);

/** Displays of other worlds: their messages go to the world and back as they are. */
export function openWorldSocket({ app, origins, portOf, metrics }: WorldSocketParts): { close(): void } {
  const open = new Set<Socket<Bridge>>();
  metrics.gauge('world_displays', 'Displays of other worlds that are connected.', () => open.size);
  const behaviour: WebSocketBehavior<Bridge> = {
    maxPayloadLength: MESSAGE_BYTES, idleTimeout: 60, maxBackpressure: HOPELESS_BYTES, closeOnBackpressureLimit: true, compression: 0,
    upgrade(response, request, context) {
      const caller = { origin: request.getHeader('origin'), host: request.getHeader('host'), remote: Buffer.from(response.getRemoteAddressAsText()).toString() };
      const fault = origins().write(caller);
      if (fault) {
        metrics.refusals.inc({ fault });
        response.writeStatus('403 Forbidden').end();
        return;
      }
      try {
        const there = `ws://${HOST}:${portOf(request.getParameter(0) ?? '')}/socket.io/?${request.getQuery()}`;
        response.upgrade<Bridge>({ there, other: undefined }, request.getHeader('sec-websocket-key'), request.getHeader('sec-websocket-protocol'), request.getHeader('sec-websocket-extensions'), context);
      } catch {
        response.writeStatus('404 Not Found').end();
      }
    },
    open(socket) {
      open.add(socket);
      const bridge = socket.getUserData();
      const other = bridge.other = new WebSocket(bridge.there, { perMessageDeflate: false });
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
  for (const kind of WORLD_KINDS) app.ws<Bridge>(`/${kind}/:world/socket.io/`, behaviour);
  return { close() { for (const socket of [...open]) socket.end(SHUTDOWN, 'shutdown'); } };
}
