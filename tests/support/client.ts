import { io, type Socket } from 'socket.io-client';
import { parse, unpack } from '#protocol/codec';
import type { CommandName, Reply } from '#protocol/commands';
import { FRAME, delta, heartbeat, moved, snapshot, welcome, type Delta, type Heartbeat, type Moved, type Snapshot, type Welcome } from '#protocol/frames';
import * as packets from '#protocol/packets';
import { PROTOCOL_VERSION } from '#protocol/version';

/** A frame of a topic as it came. */
export interface Frame { kind: 'delta' | 'snapshot'; topic: string; seq: number; bytes: Uint8Array; value: Delta | Snapshot }

export interface Client {
  readonly welcome: Welcome;
  readonly frames: Frame[];
  readonly heartbeats: Heartbeat[];
  /** Each time that the time became another one. */
  readonly moves: Moved[];
  readonly socket: Socket;
  ask(command: CommandName | (string & {}), value?: unknown): Promise<Reply>;
  /** Resolves as soon as `look` gives something; it is asked anew for whatever comes. */
  until<T>(look: () => T | undefined | false): Promise<T>;
  /** The frames of a topic so far. */
  of(topic: string): Frame[];
  /** Stops reading from the network, and goes on. */
  pause(): void;
  resume(): void;
  /** Resolves when the connection ends, with the code and reason that it was closed with. */
  readonly closed: Promise<{ code: number; reason: string }>;
  close(): void;
}

interface Inner { engine: { transport: { ws: { _socket: { pause(): void; resume(): void }; on(event: 'close', heard: (code: number, reason: Buffer) => void): void } } } }

/** `base` is where the pages of another world lie; `ca` is the certificate (PEM) that is trusted. */
export interface ClientOptions { base?: string; display?: string; version?: number; headers?: Record<string, string>; ca?: string }

/** Connects as a display. Rejects with the server's error, its `data` being the problem. */
export async function connect(url: string, { base = '', display = 'test', version = PROTOCOL_VERSION, headers = {}, ca }: ClientOptions = {}): Promise<Client> {
  const socket = io(url, {
    path: `${base}/socket.io/`,
    parser: packets, transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: headers, auth: { version, display }, ...(ca === undefined ? {} : { ca }),
  });
  const frames: Frame[] = [];
  const heartbeats: Heartbeat[] = [];
  const moves: Moved[] = [];
  const heard = new Set<() => void>();
  const hear = () => { for (const one of [...heard]) one(); };
  let greeting: Welcome | undefined;
  socket.on(FRAME.welcome, (value: unknown) => { greeting = parse(welcome, value); hear(); });
  socket.on(FRAME.heartbeat, (value: unknown) => { heartbeats.push(parse(heartbeat, value)); hear(); });
  socket.on(FRAME.moved, (bytes: unknown) => { moves.push(parse(moved, bytes)); hear(); });
  for (const kind of ['delta', 'snapshot'] as const) {
    socket.on(kind, (bytes: Uint8Array) => {
      const value = kind === 'delta' ? parse(delta, unpack(bytes)) : parse(snapshot, unpack(bytes));
      frames.push({ kind, topic: greeting?.topics[value[0]] ?? '', seq: value[1], bytes, value });
      hear();
    });
  }
  const until = <T>(look: () => T | undefined | false) => new Promise<T>((resolve, reject) => {
    const again = () => {
      const found = look();
      if (!found) return;
      heard.delete(again);
      resolve(found);
    };
    heard.add(again);
    socket.once('connect_error', reject);
    again();
  });
  const first = await until(() => greeting).catch((error: unknown) => { socket.disconnect(); throw error; });
  const { ws } = (socket.io as unknown as Inner).engine.transport;
  return {
    welcome: first, frames, heartbeats, moves, socket, until,
    ask: (command, value = {}) => new Promise((resolve) => { socket.emit(command, value, resolve); }),
    of: (topic) => frames.filter((frame) => frame.topic === topic),
    pause: () => { ws._socket.pause(); },
    resume: () => { ws._socket.resume(); },
    closed: new Promise((resolve) => { ws.on('close', (code, reason) => { resolve({ code, reason: reason.toString() }); }); }),
    close: () => { socket.disconnect(); },
  };
}
