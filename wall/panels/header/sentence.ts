import type { Row, TopicTables } from '#protocol/topics';
import type { Format } from '../../i18n/format.ts';
import type { Catalogue } from '../../i18n/zh.ts';

type Totals = Row<TopicTables<'district'>['totals']>;

/** How the district stands: nothing known, too little known, a grave alarm, too much overdue, or calm. */
export type Level = 'waiting' | 'blind' | 'grave' | 'strained' | 'calm';

/** A standing alarm of the gravest kind that nobody has acknowledged. */
export interface Grave { place: string; scene: string; at: number }

/** Under this share of blocks heard from, the rest says nothing about the district. */
const BLIND = 0.5;
/** From this share of open cases overdue, that is the news. */
const STRAINED = 0.05;

/** The level by fixed rules; the first that holds. */
export function judge(totals: Totals | undefined, graves: number): Level {
  if (!totals || (totals.fresh === 0 && totals.opened === 0)) return 'waiting';
  if (graves > 0) return 'grave';
  if (reports(totals) && totals.fresh < totals.blocks * BLIND) return 'blind';
  return totals.overdue >= Math.max(1, totals.open * STRAINED) ? 'strained' : 'calm';
}

/** Whether blocks are expected to be heard from all the time; an export of cases has no devices that would. */
const reports = ({ devices }: Totals): boolean => devices > 0;

/** What is said beside the sentence, the weightiest first. */
export interface Sentence { level: Level; text: string; notes: string[] }

/**
 * The state of the district in one sentence and what goes with it. `graves` are the gravest alarms that nobody has acknowledged,
 * oldest first; `held` counts those that somebody has.
 */
export function sentence(totals: Totals | undefined, graves: readonly Grave[], held: number, now: number, words: Catalogue, format: Format): Sentence {
  const level = judge(totals, graves.length);
  const said = words.sentence;
  if (!totals || level === 'waiting') return { level, text: said.waiting, notes: [] };
  const load = said.load(format.int(totals.open), format.int(totals.overdue));
  const calm = level === 'calm';
  const text = calm ? `${said.calm}${said.stop}${load}` : headline(level, totals, graves, now, words, format);
  const notes = [calm ? '' : load, reports(totals) ? words.coverage(totals.fresh, totals.blocks) : '', held > 0 ? said.held(held) : ''];
  return { level, text, notes: notes.filter(Boolean) };
}

function headline(level: 'blind' | 'grave' | 'strained', totals: Totals, graves: readonly Grave[], now: number, words: Catalogue, format: Format): string {
  const said = words.sentence;
  const [first] = graves;
  if (level === 'blind') return said.blind(totals.fresh, totals.blocks);
  if (level === 'strained' || !first) return said.strained(format.percent(totals.overdue, totals.open));
  const standing = format.duration(now - first.at);
  return graves.length === 1 ? said.grave(first.place, first.scene, standing) : said.graves(graves.length, first.place, first.scene, standing);
}
