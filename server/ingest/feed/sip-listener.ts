import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { ProtocolError } from '#protocol/errors';
import { readSip, type SipRequest } from './sip.ts';

const CONNECTIONS = 500;
const IDLE_MS = 300_000;
/** Held of one connection before its requests are whole, in bytes. */
const PENDING = 128 * 1024;

/** A request, the host that it came from, and how to answer it. */
export interface Heard { request: SipRequest; host: string; answer: (message: Buffer) => void }

export interface Ear { heard: (heard: Heard) => void; broken: (fault: ProtocolError, bytes: Uint8Array) => void }

/** Listens for SIP on UDP and TCP of one port. Rejects where it cannot. Resolves with how to stop it, and the port. */
export async function listenSip(host: string, port: number, ear: Ear): Promise<{ port: number; stop: () => Promise<void> }> {
  const tcp = createServer();
  tcp.maxConnections = CONNECTIONS;
  const sockets = new Set<Socket>();
  tcp.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    hear(socket, ear);
  });
  tcp.listen(port, host);
  await once(tcp, 'listening');
  const address = tcp.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  const udp = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  udp.on('message', (bytes, from) => {
    if (bytes.length > 4) {
      attempt(ear, bytes, () => {
        const { request } = readSip(bytes, true) ?? {};
        if (request) ear.heard({ request, host: from.address, answer: (message) => { udp.send(message, from.port, from.address, () => undefined); } });
      });
    }
  });
  udp.bind(actual, host);
  await once(udp, 'listening').catch((error: unknown) => {
    tcp.close();
    throw error;
  });
  udp.on('error', () => undefined);
  return {
    port: actual,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([new Promise<void>((resolve) => { tcp.close(() => { resolve(); }); }), new Promise<void>((resolve) => { udp.close(resolve); })]);
    },
  };
}

function hear(socket: Socket, ear: Ear): void {
  const host = socket.remoteAddress ?? '';
  let pending = Buffer.alloc(0);
  socket.setTimeout(IDLE_MS, () => socket.destroy());
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    const good = attempt(ear, pending, () => {
      for (;;) {
        // Empty lines between requests keep a connection open.
        while (pending[0] === 0x0d || pending[0] === 0x0a) pending = pending.subarray(1);
        const read = readSip(pending, false);
        if (!read) break;
        pending = Buffer.from(pending.subarray(read.size));
        if (read.request) ear.heard({ request: read.request, host, answer: (message) => { if (socket.writable) socket.write(message); } });
      }
      if (pending.length > PENDING) throw new ProtocolError('invalid-sip', `no whole request within ${PENDING} bytes`);
    });
    // Where one request ends is not known any more.
    if (!good) socket.destroy();
  });
}

function attempt(ear: Ear, bytes: Uint8Array, work: () => void): boolean {
  try {
    work();
    return true;
  } catch (fault) {
    if (!(fault instanceof ProtocolError)) throw fault;
    ear.broken(fault, bytes);
    return false;
  }
}
