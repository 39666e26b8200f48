import { expect, it } from 'vitest';
import { Turns } from '#server/access/turns';

it('runs so many at a time, lets so many wait in their order, turns the rest away, and goes on after a failure', async () => {
  const turns = new Turns(2, 3);
  const begun: number[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const all = Array.from({ length: 6 }, (_, i) => turns.take(() => {
    begun.push(i);
    return new Promise<number>((resolve, reject) => { ends[i] = (error) => { if (error) reject(error); else resolve(i); }; });
  }).catch((error: unknown) => (error as Error).message));
  expect(begun).toEqual([0, 1]);
  expect(await all[5]).toContain('too-many-attempts');
  ends[0]?.(new Error('it failed'));
  expect(await all[0]).toBe('it failed');
  expect(begun).toEqual([0, 1, 2]);
  for (const i of [1, 2, 3, 4]) {
    ends[i]?.();
    expect(await all[i]).toBe(i);
  }
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect(await turns.take(() => Promise.resolve('free'))).toBe('free');
});
