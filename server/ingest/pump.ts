import { JournalError } from '../journal/journal.ts';
import { systemScheduler } from '../clock.ts';
import type { Admission } from './admit.ts';
import type { Source } from './source.ts';

/** How long a feed waits before it offers a batch again that the journal could not take, in ms. */
const RETRY = 1_000;

/** Resolves after `ms` of our own time, or at once when the signal aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/**
 * Pulls a source into admission until it ends or the signal aborts. A batch that the journal cannot take is offered again,
 * so a full disk loses nothing of it. Rejects with what the source throws.
 */
export async function pump(source: Source, admission: Pick<Admission, 'admit'>, signal: AbortSignal, wait: Wait = waitFor): Promise<void> {
  for await (const batch of source.events(signal)) {
    while (!signal.aborted && !await admitted(admission, batch)) await wait(RETRY, signal);
    if (signal.aborted) return;
  }
}

async function admitted(admission: Pick<Admission, 'admit'>, batch: Parameters<Admission['admit']>[0]): Promise<boolean> {
  try {
    await admission.admit(batch);
    return true;
  } catch (error) {
    if (error instanceof JournalError) return false;
    throw error;
  }
}

const waitFor: Wait = (ms, signal) => new Promise((resolve) => {
  const stop = systemScheduler.after(ms, end);
  signal.addEventListener('abort', end, { once: true });
  function end(): void {
    stop();
    signal.removeEventListener('abort', end);
    resolve();
  }
});
