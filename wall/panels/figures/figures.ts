import type { Row, TopicTables } from '#protocol/topics';
import type { Format } from '../../i18n/format.ts';
import type { Catalogue } from '../../i18n/zh.ts';

type Totals = Row<TopicTables<'district'>['totals']>;

export interface FigureText { name: string; label: string; value: string; unit: string; note: string; alarming: boolean }

/** The six figures of the district; a share is never given without what it is a share of. */
export function figures(totals: Totals, { figures: said }: Catalogue, format: Format): FigureText[] {
  const figure = (name: string, label: string, value: string, note: string, alarming = false): FigureText => {
    const unit = value.endsWith('%') ? '%' : '';
    return { name, label, value: unit ? value.slice(0, -1) : value, unit, note, alarming };
  };
  const n = (value: number) => format.int(value);
  return [
    figure('found', said.found, n(totals.openedToday), said.foundNote(n(totals.alerts))),
    figure('open', said.open, n(totals.open), said.openNote(n(totals.opened))),
    figure('overdue', said.overdue, n(totals.overdue), said.overdueNote(format.percent(totals.overdue, totals.open)), totals.overdue > 0),
    figure('on-time', said.onTime, format.percent(totals.onTime, totals.closed), said.onTimeNote(n(totals.closed))),
    figure('closed', said.closed, n(totals.closedToday), said.closedNote(n(totals.visitsToday))),
    figure('offline', said.offline, totals.devices > 0 ? n(totals.offline) : '–', said.offlineNote(n(totals.devices))),
  ];
}
