import { describe, expect, it } from 'vitest';
import { Bucket } from '#server/gateway/limits';

describe('the bucket of commands', () => {
  it('grants a burst, then only what its rate refills', () => {
    const bucket = new Bucket(10, 3, 0);
    expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([true, true, true, false]);
    expect([99, 100, 150, 200].map((now) => bucket.take(now))).toEqual([false, true, false, true]);
  });

  it('never holds more than a burst', () => {
    const bucket = new Bucket(10, 2, 0);
    expect([60_000, 60_000, 60_000].map((now) => bucket.take(now))).toEqual([true, true, false]);
  });

  it('counts what it refused in a row', () => {
    const bucket = new Bucket(1, 1, 0);
    for (let i = 0; i < 5; i += 1) bucket.take(0);
    expect(bucket.refused).toBe(4);
    bucket.take(1_000);
    expect(bucket.refused).toBe(0);
  });
});
