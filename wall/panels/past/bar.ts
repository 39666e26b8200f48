import type { Played } from '#protocol/past';
import type { Row, TopicTables } from '#protocol/topics';

type Moment = Row<TopicTables<'moments'>['moments']>;

/** Speeds to choose from. */
export const SPEEDS = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 100, 300, 1_000] as const;

/** The shape of the warning order by which a moment is marked, 0 for a line. */
export const GRADES: Readonly<Record<Moment['kind'], number>> = { grave: 1, seen: 0, handover: 0, bookmark: 0 };

/** Where a moment (ms) lies in the journal, from 0 to 1. */
export const partOf = (at: number, { start, end }: Pick<Played, 'start' | 'end'>): number => (end > start ? Math.min(1, Math.max(0, (at - start) / (end - start))) : 0);

/** Marks of a bar: of moments of a kind that would stand on each other the first. */
export function marksOf(moments: readonly Moment[], span: Pick<Played, 'start' | 'end'>, apart = 0.004): { id: string; kind: Moment['kind']; part: number }[] {
  const last = new Map<Moment['kind'], number>();
  return [...moments].filter(({ at }) => at >= span.start && at <= span.end).sort((a, b) => a.at - b.at).flatMap(({ id, kind, at }) => {
    const part = partOf(at, span);
    if (part - (last.get(kind) ?? -1) < apart) return [];
    last.set(kind, part);
    return [{ id, kind, part }];
  });
}
