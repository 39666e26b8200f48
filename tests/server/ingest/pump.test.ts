import { afterEach, beforeEach, expect, test } from 'vitest';
import { JournalError } from '#server/journal/journal';
import { pump } from '#server/ingest/pump';
import type { RawEvent, Source } from '#server/ingest/source';
import { alert, openIngest, type Ingest } from '#tests/support/ingest';

let ingest: Ingest;
beforeEach(async () => { ingest = await openIngest(); });
afterEach(async () => { await ingest.close(); });

const source = (batches: (readonly RawEvent[])[], onPull: (i: number) => void = () => {}): Source => ({
  id: '/test',
  async *events() {
    for (const [i, batch] of batches.entries()) {
      onPull(i);
      yield await Promise.resolve(batch);
    }
  },
});

test('the next batch is asked for when the last one is on disk', async () => {
  const last: number[] = [];
  await pump(source([[alert('a'), alert('b')], [alert('c')], []], () => last.push(ingest.journal.last)), ingest.admission, new AbortController().signal);
  expect(last).toEqual([0, 2, 3]);
});

test('a batch that the journal cannot take is offered again', async () => {
  let failures = 2;
  const waits: number[] = [];
  const admission = { admit: (events: readonly RawEvent[]) => (failures-- > 0 ? Promise.reject(new JournalError('full')) : ingest.admission.admit(events)) };
  await pump(source([[alert('a')]]), admission, new AbortController().signal, (ms) => { waits.push(ms); return Promise.resolve(); });
  expect(waits).toEqual([1_000, 1_000]);
  expect(ingest.journal.last).toBe(1);
});

test('the signal ends it, also while it waits for the journal', async () => {
  const stop = new AbortController();
  const admission = { admit: () => Promise.reject(new JournalError('full')) };
  const pumped = pump(source([[alert('a')], [alert('b')]]), admission, stop.signal);
  stop.abort();
  await pumped;
  expect(ingest.journal.last).toBe(0);
});

test('what the source throws is thrown on', async () => {
  const broken = source([[]], () => { throw new Error('the file is gone'); });
  await expect(pump(broken, ingest.admission, new AbortController().signal)).rejects.toThrow('the file is gone');
});
