import { pack, unpack } from './codec.ts';
import { ProtocolError } from './errors.ts';

/**
 * The Socket.IO packet as MessagePack: `[type, data, id]`, one namespace, binary only. Stateless, so that a broadcast is
 * encoded once for all. Given to `new Server({ parser })` and `io({ parser })` alike.
 */
interface Packet { type: number; nsp: string; data?: unknown; id?: number }

type Listener = (value: Packet) => void;

export class Encoder {
  encode({ type, data, id }: Packet): Uint8Array[] {
    return [pack(id === undefined ? [type, data] : [type, data, id])];
  }
}

const TYPES = { connect: 0, disconnect: 1, event: 2, ack: 3, connectError: 4 } as const;

// Socket.IO hands these names to its own listeners, so a packet that bore one could end a connection twice or the process.
const RESERVED = new Set<unknown>(['connect', 'connect_error', 'disconnect', 'disconnecting', 'error', 'newListener', 'removeListener']);

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads what `Encoder` wrote. Throws ProtocolError `bad-frame`, upon which Socket.IO closes that one connection. */
export class Decoder {
  private readonly listeners = new Set<Listener>();

  add(chunk: unknown): void {
    const packet = read(chunk);
    for (const listener of this.listeners) listener(packet);
  }

  on(_event: 'decoded', listener: Listener): this {
    this.listeners.add(listener);
    return this;
  }

  off(_event?: 'decoded', listener?: Listener): this {
    if (listener) this.listeners.delete(listener);
    else this.listeners.clear();
    return this;
  }

  removeListener = this.off.bind(this);

  destroy(): void {
    this.listeners.clear();
  }
}

function read(chunk: unknown): Packet {
  const bytes = chunk instanceof ArrayBuffer ? new Uint8Array(chunk) : chunk;
  if (!(bytes instanceof Uint8Array)) throw new ProtocolError('bad-frame', 'a packet is binary');
  const value = unpack(bytes);
  if (!Array.isArray(value)) throw new ProtocolError('bad-frame', 'a packet is an array');
  const [type, data, id] = value as [unknown, unknown, unknown];
  const known = typeof type === 'number' && Object.values<number>(TYPES).includes(type);
  const fits = type === TYPES.event ? Array.isArray(data) && typeof data[0] === 'string' && !RESERVED.has(data[0])
    : type === TYPES.ack ? Array.isArray(data) && typeof id === 'number'
      : type === TYPES.connect ? data === undefined || data === null || isRecord(data) : true;
  if (!known || !fits || (id !== undefined && typeof id !== 'number')) throw new ProtocolError('bad-frame', 'the packet is malformed');
  const payload = type === TYPES.connect ? data ?? {} : data;
  return id === undefined ? { type, nsp: '/', data: payload } : { type, nsp: '/', data: payload, id };
}
