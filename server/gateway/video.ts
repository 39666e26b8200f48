import type { TemplatedApp, WebSocket, WebSocketBehavior } from 'uWebSockets.js';
import { ProtocolError } from '#protocol/errors';
import type { Metrics } from '../observe/metrics.ts';
import { may, type Doors, type Who } from '../access/who.ts';
import { bearerOf } from '../ingest/feed/token.ts';
import { openFlv } from '../video/flv.ts';
import type { Look, Video } from '../video/video.ts';
import { shownBy } from './caller.ts';
import { DATA_HEADERS } from './headers.ts';
import type { OriginRule } from './origin.ts';
import type { Asked, Route } from './routes.ts';
import { json, type Answer } from './answer.ts';

/** Bytes of what a display sends of itself: an offer of WebRTC. */
const OFFER_BYTES = 64 * 2 ** 10;
/** A display behind which so many bytes of a stream wait cannot carry it, and is cut off from it. */
const BEHIND_BYTES = 4 * 2 ** 20;
/** Codes of a WebSocket close: the source ended, the display is too slow, and the standard's "going away". */
const CLOSE = { ended: 4000, revoked: 4001, slow: 4008, shutdown: 1001 } as const;
/** Streams over sockets at a time. */
const STREAMS = 2_000;

const PATH = /^\/video\/[^/]+(?:\/[\w-]+){1,2}$/;

/** Who may look: a display that is connected shows the pass that it was given. */
type Admits = (pass: string) => boolean;

/** Pictures over HTTP: stills, what HLS is made of, the two sides of a WebRTC session. */
export function videoRoutes(video: Video, admits: Admits): Route[] {
  const answer = (method: Look['method']) => async ({ path, query, headers, body }: Asked): Promise<Answer> => {
    if (!admits(bearerOf(headers['authorization']))) throw new ProtocolError('unauthorised', 'pictures are for displays that are connected');
    const [camera = '', ...rest] = path.split('/').slice(2).map(decodeURIComponent);
    const shown = await video.look({ camera, rest, query, method, headers, body });
    return { ...shown, headers: { ...DATA_HEADERS, 'cache-control': 'no-store', ...shown.headers } };
  };
  const matches = (path: string) => PATH.test(path);
  return [
    { name: 'cameras', method: 'GET', matches: (path) => path === '/api/cameras', answers: 'watch', answer: () => json({ cameras: video.list() }) },
    { name: 'video', method: 'GET', matches, answers: 'watch', answer: answer('GET') },
    { name: 'video', method: 'POST', matches, answers: 'watch', body: OFFER_BYTES, answer: answer('POST') },
    { name: 'video', method: 'DELETE', matches, answers: 'watch', answer: answer('DELETE') },
  ];
}

export interface VideoSocketParts { origins: () => OriginRule; doors: Doors; video: Video; admits: Admits; metrics: Metrics }

/** What a socket carries; its fields are put on the socket itself, beside its methods. */
interface Stream { from: URL; viewer: Who; stopStream: () => void }

/** FLV over WebSockets, of which a browser opens as many as a wall has pictures, where it opens six of HTTP. */
/** `sample` ends the streams of whoever is let in no more. */
export function openVideoSocket({ origins, doors, video, admits, metrics }: VideoSocketParts): { serve(app: TemplatedApp): void; sample(): void; close(): void } {
  const open = new Set<WebSocket<Stream>>();
  metrics.gauge('video_streams', 'Streams of cameras that displays have open over sockets.', () => open.size);
  const behaviour: WebSocketBehavior<Stream> = {
    maxPayloadLength: 1_024, idleTimeout: 60, maxBackpressure: BEHIND_BYTES * 2, closeOnBackpressureLimit: true, compression: 0,
    upgrade(response, request, context) {
      const { caller, shown } = shownBy((name) => request.getHeader(name), response);
      const viewer = doors.whoIs(shown);
      const refuse = (status: string) => { response.writeStatus(status).end(); };
      const fault = origins().write(caller);
      if (fault) {
        metrics.refusals.inc({ fault });
        refuse('403 Forbidden');
        return;
      }
      if (!may(viewer, 'watch') || !admits(new URLSearchParams(request.getQuery()).get('pass') ?? '')) {
        refuse('401 Unauthorized');
        return;
      }
      if (open.size >= STREAMS) {
        refuse('503 Service Unavailable');
        return;
      }
      try {
        const { kind, url } = video.stream(decodeURIComponent(request.getParameter(0) ?? ''), request.getParameter(1) ?? '');
        if (kind !== 'flv') throw new ProtocolError('unknown-camera', kind);
        response.upgrade<Stream>({ from: new URL(url), viewer, stopStream: () => undefined }, request.getHeader('sec-websocket-key'), request.getHeader('sec-websocket-protocol'), request.getHeader('sec-websocket-extensions'), context);
      } catch {
        refuse('404 Not Found');
      }
    },
    open(socket) {
      open.add(socket);
      const stream = socket.getUserData();
      stream.stopStream = openFlv(video.sources, stream.from, {
        data(bytes) {
          if (socket.getBufferedAmount() > BEHIND_BYTES) socket.end(CLOSE.slow, 'too slow');
          else socket.send(bytes, true);
        },
        ended() { socket.end(CLOSE.ended, 'the source ended'); },
      });
    },
    close(socket) {
      open.delete(socket);
      socket.getUserData().stopStream();
    },
  };
  return {
    serve(app) { app.ws<Stream>('/video/:camera/:stream', behaviour); },
    sample() { for (const socket of [...open]) if (!doors.stays(socket.getUserData().viewer)) socket.end(CLOSE.revoked, 'revoked'); },
    close() { for (const socket of [...open]) socket.end(CLOSE.shutdown, 'shutdown'); },
  };
}
