import type { Row, TopicTables } from '#protocol/topics';

type Tables = TopicTables<'register.housing'>;
export type Project = Row<Tables['entries']>;

/** A stretch of time, ms. */
export interface Span { from: number; until: number }
/** A project's bar, in shares of the span shown: where it begins, how long it is, and what of that is done. */
export interface Bar { id: string; plot: boolean; left: number; width: number; done: number }

/** How far the chart reaches to either side of today at the most: three years, as long as the plan runs. */
const REACH = 3 * 365 * 86_400_000;

/** What time the chart shows: from where the first project begins to where the last one ends. */
export function spanOf(projects: readonly Project[], now: number): Span {
  const planned = projects.filter(({ from, until }) => from > 0 && until > from);
  const from = Math.max(now - REACH, Math.min(now, ...planned.map((project) => project.from)));
  return { from, until: Math.min(now + REACH, Math.max(now, from + 1, ...planned.map((project) => project.until))) };
}

/** Where a time lies in a span, 0 to 1. */
export const shareOf = (at: number, { from, until }: Span): number => Math.min(1, Math.max(0, (at - from) / (until - from)));

/** The bars of a stage, the first to end on top; those without a plan are left out. */
export function bars(projects: readonly Project[], stage: string, span: Span): Bar[] {
  return projects.filter((project) => project.stage === stage && project.until > project.from && project.until > span.from && project.from < span.until)
    .sort((a, b) => a.until - b.until || (a.id < b.id ? -1 : 1))
    .map(({ id, kind, from, until, progress }) => {
      const left = shareOf(from, span);
      return { id, plot: kind === 'plot', left, width: shareOf(until, span) - left, done: shareOf(from + (until - from) * (progress / 100), span) - left };
    });
}

/** The district's clock is eight hours before UTC all year round. */
const OFFSET = 8 * 3_600_000;

/** When each half of a year begins in a span, and the year where it is its first half. */
export function halves(span: Span): { at: number; year: string }[] {
  const found: { at: number; year: string }[] = [];
  for (let half = 2 * new Date(span.from + OFFSET).getUTCFullYear(); ; half++) {
    const at = Date.UTC(half >> 1, 6 * (half & 1)) - OFFSET;
    if (at >= span.until) return found;
    if (at > span.from) found.push({ at, year: half & 1 ? '' : String(half >> 1) });
  }
}
