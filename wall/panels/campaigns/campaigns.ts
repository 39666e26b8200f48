import type { Row, TopicTables } from '#protocol/topics';

type Tables = TopicTables<'register.campaign'>;

/** A campaign's round that runs: what is done of its target, and what would be by now if it went evenly; `since` is what all rounds did. */
export interface Campaign { id: string; target: number; done: number; even: number; late: boolean; since: number; base: number | undefined }

/** Each kind's newest round at `now` (ms), in the kinds' own order; a kind that never had one is left out. */
export function campaigns(
  kinds: readonly Row<Tables['kinds']>[], entries: readonly Row<Tables['entries']>[], baseline: readonly Row<Tables['baseline']>[], now: number,
): Campaign[] {
  const newest = new Map<string, Row<Tables['entries']>>();
  for (const entry of entries) {
    const other = newest.get(entry.kind);
    if (!other || entry.from > other.from) newest.set(entry.kind, entry);
  }
  const counted = new Map(baseline.filter(({ measure }) => measure === 'done' || measure === 'batches').map(({ key, value }) => [key, value]));
  return kinds.flatMap(({ id, done: since }) => {
    const round = newest.get(id);
    if (!round) return [];
    const { target, done, from, until } = round;
    const passed = until > from ? Math.min(1, Math.max(0, (now - from) / (until - from))) : 1;
    return [{ id, target, done, even: target * passed, late: until > 0 && now > until && done < target, since, base: counted.get(id) }];
  });
}
