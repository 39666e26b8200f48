import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack } from '#protocol/codec';
import { ProtocolError } from '#protocol/errors';
import { Decoder, Encoder } from '#protocol/packets';

/** The packets that a fresh decoder reads from a chunk. */
function read(chunk: unknown): unknown[] {
  const decoder = new Decoder();
  const heard: unknown[] = [];
  decoder.on('decoded', (packet) => { heard.push(packet); });
  decoder.add(chunk);
  return heard;
}

const write = (packet: { type: number; nsp: string; data?: unknown; id?: number }) => new Encoder().encode(packet);
const malformed = (chunk: unknown) => { expect(() => read(chunk)).toThrow(ProtocolError); };

describe('a packet', () => {
  it('comes back as it was, in one chunk', () => {
    const args = fc.tuple(fc.constantFrom('delta', 'snapshot', 'subscribe'), fc.jsonValue());
    fc.assert(fc.property(args, fc.option(fc.nat(), { nil: undefined }), ([event, value], id) => {
      const packet = { type: 2, nsp: '/', data: [event, JSON.parse(JSON.stringify(value)) as unknown], ...(id === undefined ? {} : { id }) };
      const chunks = write(packet);
      expect(chunks).toHaveLength(1);
      expect(read(chunks[0])).toEqual([packet]);
    }));
  });

  it('is read from an ArrayBuffer too, as browsers hand it over', () => {
    const [chunk = new Uint8Array()] = write({ type: 2, nsp: '/', data: ['delta', new Uint8Array([1, 2, 3])] });
    expect(read(chunk.buffer.slice(chunk.byteOffset, chunk.byteOffset + chunk.byteLength))).toMatchObject([{ data: ['delta', new Uint8Array([1, 2, 3])] }]);
  });

  it('that connects always carries a record', () => {
    expect(read(pack([0]))).toEqual([{ type: 0, nsp: '/', data: {} }]);
    malformed(pack([0, 'token']));
  });

  it.each([
    ['text', '2["delta"]'], ['no array', pack({ type: 2 })], ['an unknown type', pack([9, []])], ['an event without a name', pack([2, [1]])],
    ['an event without data', pack([2])], ['an acknowledgement without a number', pack([3, []])], ['a number that is none', pack([2, ['x'], 'y'])],
    ['an event that Socket.IO keeps for itself', pack([2, ['disconnecting', 'x']])], ['an error event', pack([2, ['error', 'x']])],
  ])('that is %s is malformed', (_, chunk) => { malformed(chunk); });

  it('of any bytes is read or is a ProtocolError, and hears nobody in the second case', () => {
    const body = fc.oneof(fc.uint8Array({ maxLength: 64 }), fc.array(fc.anything(), { maxLength: 4 }).map((value) => pack(JSON.parse(JSON.stringify(value)))));
    fc.assert(fc.property(body, (bytes) => {
      const decoder = new Decoder();
      let heard = 0;
      decoder.on('decoded', () => { heard += 1; });
      try {
        decoder.add(bytes);
        expect(heard).toBe(1);
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        expect([error.code, heard]).toEqual(['bad-frame', 0]);
      }
    }), { numRuns: 2000 });
  });
});

describe('a decoder', () => {
  it('tells nobody after it was destroyed or a listener left', () => {
    const decoder = new Decoder();
    const heard: string[] = [];
    const first = () => { heard.push('first'); };
    decoder.on('decoded', first).on('decoded', () => { heard.push('second'); });
    decoder.removeListener('decoded', first);
    decoder.add(pack([2, ['delta']]));
    decoder.destroy();
    decoder.add(pack([2, ['delta']]));
    expect(heard).toEqual(['second']);
  });
});
