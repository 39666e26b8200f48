import { expect, test } from 'vitest';
import { Mailbox } from '#server/ingest/feed/mailbox';

test('what is put in comes out in its order, at most so many at once', async () => {
  const box = new Mailbox<number>(10);
  for (let i = 0; i < 5; i++) void box.put(i);
  const { signal } = new AbortController();
  expect(await box.take(3, signal)).toEqual([0, 1, 2]);
  expect(await box.take(3, signal)).toEqual([3, 4]);
});

test('who takes from an empty one waits for the next', async () => {
  const box = new Mailbox<string>(10);
  const taken = box.take(5, new AbortController().signal);
  void box.put('a');
  expect(await taken).toEqual(['a']);
});

test('who puts into a full one waits until something is taken', async () => {
  const box = new Mailbox<number>(2);
  expect(box.put(1)).toBeUndefined();
  const order: string[] = [];
  const held = box.put(2)?.then(() => order.push('room'));
  order.push('full');
  await box.take(1, new AbortController().signal);
  await held;
  expect(order).toEqual(['full', 'room']);
});

test('the signal ends the wait with nothing', async () => {
  const stop = new AbortController();
  const taken = new Mailbox<number>(2).take(1, stop.signal);
  stop.abort();
  expect(await taken).toEqual([]);
});
