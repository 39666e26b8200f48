import type { RawEvent } from '../source.ts';
import type { Site } from './kind.ts';

const MINUTE = 60_000;

/** What a feed does that asks nobody, and is only posted to. */
export async function* waits({ report, wait }: Pick<Site, 'report' | 'wait'>, signal: AbortSignal): AsyncGenerator<readonly RawEvent[]> {
  report.connected();
  while (!signal.aborted) await wait(MINUTE, signal);
  yield [];
}
