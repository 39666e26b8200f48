import type { Row, TopicTables } from '#protocol/topics';

type Seat = Row<TopicTables<'alarms'>['seats']>;

/** The measures of a seat's load, by the name that the catalogue has for each. */
export const MEASURE_IDS = [
  'ten', 'hour', 'day', 'flooded', 'most', 'stale', 'chattering', 'grave', 'middle', 'slight', 'top', 'mean', 'p90', 'shelved', 'suppressed', 'unserviced', 'unauthorised',
] as const;
export type MeasureId = (typeof MEASURE_IDS)[number];

/** A measure: its figure, in which unit, and whether that is more than a person can carry (EEMUA 191, ISA-18.2). */
export interface Measure { id: MeasureId; unit: 'count' | 'percent' | 'seconds'; of: (seat: Seat) => number; over?: (figure: number, seat: Seat) => boolean }

/** A share of what sounded in thirty days, in % with a decimal; 0 where nothing did. */
const share = (name: 'grave' | 'middle' | 'slight') => (seat: Seat): number => {
  const all = seat.grave + seat.middle + seat.slight;
  return all === 0 ? 0 : Math.round(seat[name] / all * 1000) / 10;
};
const above = (limit: number) => (figure: number): boolean => figure > limit;
/** A share says something of so many alarms at the least. */
const ENOUGH = 100;
const shareAbove = (limit: number) => (figure: number, { grave, middle, slight }: Seat): boolean => grave + middle + slight >= ENOUGH && figure > limit;

export const MEASURES: readonly Measure[] = [
  { id: 'ten', unit: 'count', of: ({ ten }) => ten, over: above(10) },
  { id: 'hour', unit: 'count', of: ({ hour }) => hour, over: above(12) },
  { id: 'day', unit: 'count', of: ({ day }) => day, over: above(300) },
  { id: 'flooded', unit: 'percent', of: ({ flooded }) => Math.round(flooded) / 10, over: above(1) },
  { id: 'most', unit: 'count', of: ({ most }) => most, over: above(10) },
  { id: 'stale', unit: 'count', of: ({ stale }) => stale, over: above(4) },
  { id: 'chattering', unit: 'count', of: ({ chattering }) => chattering, over: above(0) },
  { id: 'grave', unit: 'percent', of: share('grave'), over: shareAbove(5) },
  { id: 'middle', unit: 'percent', of: share('middle'), over: shareAbove(15) },
  { id: 'slight', unit: 'percent', of: share('slight') },
  { id: 'top', unit: 'percent', of: ({ top }) => top, over: shareAbove(5) },
  { id: 'mean', unit: 'seconds', of: ({ mean }) => mean },
  { id: 'p90', unit: 'seconds', of: ({ p90 }) => p90 },
  { id: 'shelved', unit: 'count', of: ({ shelved }) => shelved },
  { id: 'suppressed', unit: 'count', of: ({ suppressed }) => suppressed },
  { id: 'unserviced', unit: 'count', of: ({ unserviced }) => unserviced },
  { id: 'unauthorised', unit: 'count', of: ({ unauthorised }) => unauthorised, over: above(0) },
];
