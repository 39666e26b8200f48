import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { decodeCell, emptyCell, encodeCell, pack, parse, unpack } from '#protocol/codec';
import { ProtocolError } from '#protocol/errors';
import { anyColumn, cellOf } from '../../support/columns.ts';

const stamp = fc.integer({ min: 1, max: 4_102_444_800_000 });
const cell = anyColumn.chain((column) => fc.record({ column: fc.constant(column), value: cellOf(column), at: stamp }));

/** What `read` throws, which must be a ProtocolError; undefined where it throws nothing. */
function fault(read: () => unknown): string | undefined {
  try {
    read();
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
  return undefined;
}

describe('a cell', () => {
  it('of every kind comes back from the wire as it was', () => {
    fc.assert(fc.property(cell, ({ column, value, at }) => {
      expect(decodeCell(column, unpack(pack(encodeCell(column, value, at))), at)).toEqual(value);
    }));
  });

  it('that was never written travels too', () => {
    fc.assert(fc.property(anyColumn, stamp, (column, at) => {
      expect(decodeCell(column, encodeCell(column, emptyCell(column), at), at)).toEqual(emptyCell(column));
    }));
  });

  it('of a decimal column is rounded to its places', () => {
    expect(decodeCell({ kind: 'dec', scale: 1 }, encodeCell({ kind: 'dec', scale: 1 }, 2.349, 0), 0)).toBe(2.3);
  });

  it('of another kind is a bad frame, whatever it holds', () => {
    let deep: unknown = [];
    for (let i = 0; i < 20_000; i += 1) deep = [deep];
    fc.assert(fc.property(anyColumn, fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), (column, value) => {
      expect(['bad-frame', undefined]).toContain(fault(() => decodeCell(column, value, 1)));
    }));
    expect(fault(() => decodeCell({ kind: 'int' }, deep, 1))).toBe('bad-frame');
    expect(fault(() => decodeCell({ kind: 'code', values: ['a'] }, 1, 1))).toBe('bad-frame');
    expect(fault(() => decodeCell({ kind: 'series', length: 2 }, [1, 'x'], 1))).toBe('bad-frame');
  });
});

describe('bytes', () => {
  it('of any JSON value come back as that value', () => {
    const plain = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));
    fc.assert(fc.property(plain, (value) => {
      expect(unpack(pack(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }));
  });

  it('with a key __proto__ come back with that key disarmed', () => {
    const value = unpack(pack(JSON.parse('{"__proto__":{"armed":true}}'))) as { armed?: boolean };
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(value.armed).toBeUndefined();
  });

  it('stand alone: what is packed later does not change them', () => {
    const first = pack({ a: 1, b: 'one' });
    const copy = Uint8Array.from(first);
    for (let i = 0; i < 100; i += 1) pack({ a: i, b: 'another', c: [i] });
    expect(first).toEqual(copy);
    expect(first.byteOffset).toBe(0);
  });

  it('that are no MessagePack are a bad frame and nothing else', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(['bad-frame', undefined]).toContain(fault(() => unpack(bytes)));
    }), { numRuns: 2000 });
    expect(fault(() => unpack(new Uint8Array(0)))).toBe('bad-frame');
    expect(fault(() => unpack(new Uint8Array(1_000_000).fill(0x91)))).toBe('bad-frame');
  });

  it('cut short are a bad frame', () => {
    fc.assert(fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (words) => {
      expect(fault(() => unpack(pack(words).slice(0, -1)))).toBe('bad-frame');
    }));
  });

  it('cannot reach the prototype of objects', () => {
    const hostile = Uint8Array.from([0x81, 0xa9, ...Buffer.from('__proto__'), 0x81, 0xa7, ...Buffer.from('admin_x'), 0xc3]);
    expect(Object.getPrototypeOf(unpack(hostile))).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['admin_x']).toBeUndefined();
  });
});

describe('what is parsed', () => {
  const schema = z.object({ topic: z.string(), seq: z.number() });

  it('is the value of its schema', () => {
    expect(parse(schema, { topic: 'alerts', seq: 1, extra: true })).toEqual({ topic: 'alerts', seq: 1 });
  });

  it('names the first field that does not fit', () => {
    expect(() => parse(schema, { topic: 'alerts', seq: 'x' }, 'bad-command')).toThrow(/^bad-command: seq: /);
    expect(() => parse(schema, null)).toThrow(/^bad-frame: value: /);
  });
});
