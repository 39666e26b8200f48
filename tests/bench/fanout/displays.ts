import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { pack } from '#protocol/codec';
import { PROTOCOL_VERSION } from '#protocol/version';
import { TOPICS } from './script.ts';

// Many displays in one process, as light as can be: each says what a display says, then counts the bytes that come.
const [port = '', count = '', variant = ''] = process.argv.slice(2);

const TEXT = 0x81;
const BINARY = 0x82;
/** A masked frame of a client; a mask of zeros leaves the payload as it is. */
function frame(opcode: number, payload: Uint8Array): Buffer {
  const length = payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([opcode, ...length, 0, 0, 0, 0]), payload]);
}

/** A ping and what answers it: Socket.IO's own, and the WebSocket's. */
const PINGS = [[Buffer.from([TEXT, 1, 0x32]), frame(TEXT, Buffer.from('3'))], [Buffer.from([0x89, 0]), frame(0x8a, new Uint8Array())]] as const;
const SUBSCRIBE = { topics: TOPICS.map((topic) => ({ topic })) };
const HELLO: Readonly<Record<string, Buffer[]>> = {
  ours: [frame(BINARY, pack([0, { version: PROTOCOL_VERSION, display: 'bench' }])), frame(BINARY, pack([2, ['subscribe', SUBSCRIBE], 1]))],
  json: [frame(TEXT, Buffer.from('40'))],
  raw: [],
};

let bytes = 0;

/** One display; resolves once the server took it in. */
function display(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write([
        'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1', `Host: 127.0.0.1:${port}`, 'Upgrade: websocket', 'Connection: Upgrade',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`, 'Sec-WebSocket-Version: 13', '', '',
      ].join('\r\n'));
    });
    socket.once('data', () => {
      for (const part of HELLO[variant] ?? []) socket.write(part);
      resolve(socket);
    });
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      for (const [ping, pong] of PINGS) if (chunk.includes(ping)) socket.write(pong);
    });
    socket.on('error', reject);
    socket.on('close', () => { throw new Error('the server closed a display'); });
  });
}

for (let i = 0; i < Number(count); i += 50) await Promise.all(Array.from({ length: Math.min(50, Number(count) - i) }, display));
process.on('message', () => { process.send?.({ bytes }); });
process.send?.({ bytes });
