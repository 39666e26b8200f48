import { monthOf, REGISTERS } from '#protocol/topics/registers';
import type { Row, TopicTables } from '#protocol/topics';

export type Score = Row<TopicTables<'register.credit'>['entries']>;

/** The credit colours, from the worst to the best. */
export const COLOURS = REGISTERS.credit.stages;
export type Colour = (typeof COLOURS)[number];

export const isColour = (stage: string): stage is Colour => (COLOURS as readonly string[]).includes(stage);

const byId = (a: Score, b: Score): number => (a.id < b.id ? -1 : 1);

/** 红榜: the best scores of the month. */
export const best = (scores: readonly Score[], room: number): Score[] => [...scores].sort((a, b) => b.score - a.score || byId(a, b)).slice(0, room);
/** 黑榜: the worst, the lowest first. */
export const worst = (scores: readonly Score[], room: number): Score[] => [...scores].sort((a, b) => a.score - b.score || byId(a, b)).slice(0, room);

/** The month that the scores are of, `yyyy-mm`; '' where there is none. */
export const scoredMonth = (scores: readonly Score[]): string => monthOf(scores[0]?.id ?? '') ?? '';
