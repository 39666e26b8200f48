import type { Row, TopicTables } from '#protocol/topics';

export type Period = Row<TopicTables<'hotline'>['periods']>;
export type Theme = Row<TopicTables<'hotline'>['themes']>;

/** The rates of the hotline: which count is a share of which. The last one is better the lower it is. */
const RATES = [
  ['contacted', 'contacted', 'contactDue'], ['onTime', 'onTime', 'due'], ['solved', 'solved', 'closed'], ['satisfied', 'satisfied', 'rated'],
  ['repeats', 'repeats', 'received'],
] as const;

export interface Rate { id: (typeof RATES)[number][0]; part: number; whole: number }

export const ratesOf = (period: Period | undefined): Rate[] =>
  RATES.map(([id, part, whole]) => ({ id, part: period?.[part] ?? 0, whole: period?.[whole] ?? 0 }));

/** Themes by how many tickets came, the ones without a name of their own last. */
export const topThemes = (themes: readonly Theme[]): Theme[] =>
  themes.filter(({ received }) => received > 0)
    .sort((a, b) => Number(a.id === 'other') - Number(b.id === 'other') || b.received - a.received || (a.id < b.id ? -1 : 1));

/** Tickets that stand open, whenever they came. */
export const openOf = (themes: readonly Theme[]): number => themes.reduce((sum, { open }) => sum + open, 0);
