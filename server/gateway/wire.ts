import type { Socket } from 'socket.io';
import type { WebSocket } from 'uWebSockets.js';

/** A display's connection, below Socket.IO: what its own interface does not tell. */
export interface Wire {
  /** Bytes that wait because the display does not read. */
  buffered(): number;
  /** Sends an encoded packet at once; false where it was dropped. */
  send(packet: Uint8Array): boolean;
  join(room: string): void;
  leave(room: string): void;
  /** Closes with a code and a reason, which a display that still reads gets to see. */
  end(code: number, reason: string): void;
}

const DROPPED = 2;

/**
 * The uWebSockets.js socket behind a Socket.IO socket. Socket.IO ignores whether a send was dropped, and its own rooms
 * patch a prototype that all servers of a process share, so rooms and snapshots go here. Held by tests/server/gateway/wire.test.ts.
 */
export function wireOf(socket: Socket): Wire {
  const { conn } = socket;
  const { socket: raw } = conn.transport as unknown as { socket: WebSocket<unknown> };
  const open = () => conn.readyState === 'open';
  return {
    buffered: () => (open() ? raw.getBufferedAmount() : 0),
    send: (packet) => open() && raw.send(packet, true, false) !== DROPPED,
    join: (room) => { if (open()) raw.subscribe(room); },
    leave: (room) => { if (open()) raw.unsubscribe(room); },
    end: (code, reason) => { if (open()) raw.end(code, reason); },
  };
}
