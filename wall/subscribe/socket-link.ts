import * as packets from '#protocol/packets';
import { reply } from '#protocol/commands';
import type { Problem } from '#protocol/errors';
import { io } from 'socket.io-client';
import type { Dial } from './link.ts';

/** How long a connection may take to come about, ms. */
const PATIENCE = 5000;

/** Dials a Tongxin server at `url`, or the world of it under `base`, by Socket.IO over one WebSocket; when to try again is the caller's business. */
export const dialSocket = (url: string, base = ''): Dial => (hello, on) => {
  const socket = io(url, {
    path: `${base}/socket.io/`,
    transports: ['websocket'], reconnection: false, forceNew: true, timeout: PATIENCE, auth: hello, parser: packets,
  });
  let open = true;
  const end = (reason: string, problem?: Problem) => {
    if (!open) return;
    open = false;
    socket.disconnect();
    on.closed(reason, problem);
  };
  socket.onAny((name: string, payload: unknown) => { if (open) on.frame(name, payload); });
  socket.on('disconnect', (reason) => { end(reason); });
  socket.on('connect_error', (error) => { end(error.message, (error as Error & { data?: Problem }).data); });
  socket.io.on('error', (error) => { end(error.message); });
  return {
    send(name, command, answered) {
      socket.emit(name, command, (answer: unknown) => {
        const read = reply.safeParse(answer);
        if (open && read.success) answered(read.data);
      });
    },
    close() {
      open = false;
      socket.disconnect();
    },
  };
};
