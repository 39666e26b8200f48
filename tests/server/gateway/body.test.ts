import { beforeEach, describe, expect, it } from 'vitest';
import { readBody, type Arriving } from '#server/gateway/body';
import { ManualTime } from '#tests/support/manual-time';

let time: ManualTime;
let come: (text: string, last?: boolean) => void;
let body: Arriving;

beforeEach(() => {
  time = new ManualTime();
  const response = {
    onData(heard: (chunk: ArrayBuffer, last: boolean) => void) {
      come = (text, last = false) => {
        const { buffer } = new TextEncoder().encode(text);
        heard(buffer, last);
        // As uWebSockets.js does once the handler returns.
        structuredClone(buffer, { transfer: [buffer] });
      };
      return response as never;
    },
  };
  body = readBody(response, time, 10, 1_000);
});

describe('a body on its way', () => {
  it('is what came, in order, however it was cut', async () => {
    come('abc');
    come('');
    come('def', true);
    expect(Buffer.from(await body.bytes).toString()).toBe('abcdef');
  });

  it('may be as long as the limit and no longer', async () => {
    come('0123456789');
    come('', true);
    expect((await body.bytes).length).toBe(10);
  });

  it('is refused with the first byte too many', async () => {
    come('0123456789');
    come('x');
    await expect(body.bytes).rejects.toMatchObject({ code: 'too-large' });
    come('more', true);
  });

  it('that drips is given up in time', async () => {
    for (let i = 0; i < 9; i += 1) {
      come('x');
      time.pass(110);
    }
    time.pass(10);
    await expect(body.bytes).rejects.toMatchObject({ code: 'too-slow' });
  });

  it('that nobody waits for keeps nothing, not even a timer', () => {
    come('abc');
    expect(time.pending).toBe(1);
    body.drop();
    expect(time.pending).toBe(0);
    come('def', true);
  });
});
