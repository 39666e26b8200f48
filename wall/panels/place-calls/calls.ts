import type { Row, TopicTables } from '#protocol/topics';
import { within, type Subject } from '../place.ts';
import { board, type Whistle } from '../whistles/board.ts';

export type Ticket = Row<TopicTables<'hotline'>['tickets']>;
type Block = Row<TopicTables<'blocks'>['blocks']>;
/** Who called: a street its departments, or somebody the hotline. */
export type Call = { id: string; whistle: Whistle; ticket?: never } | { id: string; ticket: Ticket; whistle?: never };

/**
 * The open whistles of the street that a place is or lies in, then the open tickets of its blocks: those that are late
 * first, then the next one due.
 */
export function callsOf(subject: Subject, blocks: readonly Block[], whistles: readonly Whistle[], tickets: readonly Ticket[]): Call[] {
  const own = blocks.filter((block) => within(subject, block));
  const ids = new Set(own.map(({ id }) => id));
  const street = subject.about === 'street' ? subject.id : own[0]?.street;
  return [
    ...board(whistles).filter((whistle) => whistle.street === street).map((whistle) => ({ id: `whistle/${whistle.id}`, whistle })),
    ...tickets.filter(({ block, state }) => ids.has(block) && state !== 'closed')
      .sort((a, b) => Number(b.overdue) - Number(a.overdue) || a.due - b.due || (a.id < b.id ? -1 : 1)).map((ticket) => ({ id: `ticket/${ticket.id}`, ticket })),
  ];
}
