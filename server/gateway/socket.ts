import { Server, type Socket } from 'socket.io';
import type { TemplatedApp } from 'uWebSockets.js';
import { parse } from '#protocol/codec';
import { hello } from '#protocol/commands';
import { ProtocolError } from '#protocol/errors';
import { FRAME, type Welcome } from '#protocol/frames';
import * as packets from '#protocol/packets';
import { PROTOCOL_VERSION } from '#protocol/version';
import { isProgram, may, type Doors, type Who } from '../access/who.ts';
import { EVERYONE } from '../publish/fanout.ts';
import { shown } from './caller.ts';
import type { Displays } from './displays.ts';
import { MESSAGE_BYTES } from './limits.ts';
import type { OriginRule } from './origin.ts';
import { Session, type Shared } from './session.ts';
import { wireOf } from './wire.ts';

/** Connections beyond the limit that are still told so by name; more are refused before they are upgraded. */
const SPARE = 64;

const OPTIONS = {
  parser: packets, transports: ['websocket' as const], serveClient: false, maxHttpBufferSize: MESSAGE_BYTES, perMessageDeflate: false,
  connectTimeout: 5_000, pingInterval: 15_000, pingTimeout: 10_000,
  // For uWebSockets.js: bytes that may wait for a display before frames are left out, and seconds until a dead socket goes.
  maxBackpressure: 2 ** 20, idleTimeout: 40,
};

export interface SocketParts {
  /** Known once the port is. */
  origins: () => OriginRule;
  doors: Doors;
  displays: Displays;
  shared: Shared;
  welcome: () => Omit<Welcome, 'pass'>;
}

/** Takes displays in over Socket.IO. Its connection state recovery stays off: `seq` and snapshots are the one way back. */
export function openSocket({ origins, doors, displays, shared, welcome }: SocketParts): { serve(app: TemplatedApp): void; close(): Promise<void> } {
  const { metrics, limits } = shared;
  const refuse = (code: ProtocolError['code'], detail: string): ProtocolError => {
    metrics.refusals.inc({ fault: code });
    return new ProtocolError(code, detail);
  };
  /** One an app. */
  const engines: Server['engine'][] = [];
  const io: Server = new Server({
    ...OPTIONS,
    allowRequest(request, answer) {
      const { caller, shown: by } = shownIn(request as unknown as Upgrade);
      const known = caller.origin === '' && isProgram(doors.whoIs(by));
      const fault = known ? origins().read(caller) : origins().write(caller);
      const full = engines.reduce((sum, { clientsCount }) => sum + clientsCount, 0) >= limits.connections + SPARE;
      const code = fault ?? (full ? 'too-many-connections' : undefined);
      if (code === undefined) answer(null, true);
      else answer(refuse(code, '').code, false);
    },
  });
  io.use((socket, next) => {
    try {
      const { version, display } = parse(hello, socket.handshake.auth, 'bad-command');
      if (version !== PROTOCOL_VERSION) throw refuse('version-mismatch', `the server speaks version ${PROTOCOL_VERSION}`);
      if (displays.size >= limits.connections) throw refuse('too-many-connections', `at most ${limits.connections} displays`);
      const who = doors.whoIs(shown((name) => { const value = socket.handshake.headers[name]; return typeof value === 'string' ? value : ''; }, '').shown);
      if (who.kind === 'nobody') throw refuse('unauthorised', 'sign in, or have this screen let in');
      if (!may(who, 'watch')) throw refuse('forbidden', 'it takes the right to watch');
      if (who.display !== undefined && who.display !== display) throw refuse('forbidden', `this screen was let in as ${who.display}`);
      Object.assign(socket.data as Entered, { display, who } satisfies Entered);
      next();
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      next(Object.assign(new Error(error.code), { data: error.problem() }));
    }
  });
  io.on('connection', (socket: Socket) => {
    const wire = wireOf(socket);
    const { display, who } = socket.data as Entered;
    const session = new Session(socket.id, display, who, wire, shared, displays.pump);
    displays.add(session, shared.clock.now());
    metrics.connections.inc();
    socket.on('disconnect', (reason) => {
      displays.remove(session, shared.clock.now());
      shared.remotes.leave(session);
      metrics.disconnects.inc({ reason: session.ended ?? reason.replaceAll(' ', '-') });
    });
    // Without a listener a packet that cannot be read would end the process; with it Socket.IO closes that connection.
    socket.on('error', () => { session.ended ??= 'bad-frame'; });
    socket.onAny((name: string, ...args: unknown[]) => {
      const acknowledge = args.at(-1);
      const answer = session.handle(name, args[0]);
      if (typeof acknowledge === 'function') (acknowledge as (answer: unknown) => void)(answer);
    });
    wire.join(EVERYONE);
    socket.emit(FRAME.welcome, { ...welcome(), pass: session.pass } satisfies Welcome);
  });
  return {
    serve(app) {
      io.attachApp(app);
      engines.push(io.engine);
    },
    async close() {
      await io.close();
      for (const engine of engines) engine.close();
    },
  };
}

/** What is kept of a connection that was let in. */
interface Entered { display: string; who: Who }

/** A request as Socket.IO makes it of one of uWebSockets.js. */
interface Upgrade { headers: Partial<Record<string, string>>; connection: { remoteAddress: string } }

const shownIn = ({ headers, connection }: Upgrade) => shown((name) => headers[name] ?? '', connection.remoteAddress);
