import type { Admission } from '../ingest/admit.ts';
import type { Feeds } from '../ingest/feed/feeds.ts';
import type { Journal } from '../journal/journal.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Metrics } from './metrics.ts';

export interface Flow { journal: Journal; admission: Admission; feeds: Feeds; outbound: Outbound; free: () => number; ahead: () => number }

const by = <T extends { id: string }>(list: readonly T[], figure: (one: T) => number) => Object.fromEntries(list.map((one) => [one.id, figure(one)]));

/** Figures of the way of events: in, into the journal, to whoever is told. */
export function observeFlow(metrics: Metrics, { journal, admission, feeds, outbound, free, ahead }: Flow): void {
  metrics.total('journal_records_total', 'Records of the journal, by the number of the newest durable one.', () => journal.last);
  metrics.total('journal_dropped_records_total', 'Records that were dropped when the journal was thinned.', () => journal.thinned.dropped);
  metrics.gauge('journal_writable', '1 where the journal takes writes.', () => (journal.writable() ? 1 : 0));
  metrics.gauge('journal_free_bytes', 'Room on the disk of the journal, which takes no writes with less than 64 MiB of it.', free);
  metrics.gauge('clock_ahead_seconds', "How far the district's time is ahead of the machine's clock, which was set back.", () => ahead() / 1_000);
  metrics.totals('events_total', 'Events since the start, by outcome.', 'outcome', () => ({ accepted: admission.totals.accepted, repeated: admission.totals.repeated }));
  metrics.totals('events_masked_total', 'Events since the start that lost something personal, by what it was.', 'what', () => admission.totals.masked);
  metrics.totals('events_rejected_total', 'Events turned away since the start, by fault.', 'fault', () => admission.totals.rejected);
  metrics.gauges('feed_connected', 'By feed, 1 where its source answers.', 'feed', () => by(feeds.list(), ({ state }) => (state === 'connected' ? 1 : 0)));
  metrics.gauges('feed_lag_seconds', 'By feed, how old its newest event was when it was on disk.', 'feed', () => by(feeds.list(), ({ lag }) => lag / 1_000));
  metrics.gauges('outbound_waiting_messages', 'By destination, messages that wait for it.', 'destination', () => by(outbound.list(), ({ waiting }) => waiting));
  metrics.gauges('outbound_refused_messages', 'By destination, messages that it refused.', 'destination', () => by(outbound.list(), ({ refused }) => refused));
}
