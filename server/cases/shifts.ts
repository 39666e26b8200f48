import type { EventOf } from '#protocol/events';
import { TOPICS, type Row, type TopicTables } from '#protocol/topics';
import { Latest } from '../aggregate/operators/latest.ts';
import type { Part } from '../aggregate/part.ts';
import type { State } from '../aggregate/state.ts';
import type { Table } from '../aggregate/table.ts';

/** How many of the last handovers are kept in view. */
export const SHIFTS_SHOWN = 40;

type Shift = Row<TopicTables<'shifts'>['shifts']>;

/** Topic `shifts`: who handed which seat over to whom. A seat is handed over once both posts have signed; another offer takes the place of one that nobody took. `handed` hears of it. */
export class Shifts implements Part {
  private readonly table: Table<TopicTables<'shifts'>['shifts']>;
  private readonly latest: Latest<TopicTables<'shifts'>['shifts']>;

  constructor(private readonly state: State, private readonly handed: (off: string, on: string) => void) {
    this.table = state.topic('shifts', TOPICS.shifts).tables.shifts;
    this.latest = new Latest(this.table, state.order('shifts'), SHIFTS_SHOWN);
  }

  /** To whom a post offers its seat; undefined where it does not. */
  relief(off: string): string | undefined { return this.offer(off)?.on; }

  readonly takes = {
    operator: ({ time, data: { action, post, subject, reason = '' } }: EventOf<'operator'>, at: number): void => {
      const happened = Math.min(time, at);
      if (action === 'sign-off' && post !== subject) {
        this.latest.put({ id: this.offer(post)?.id ?? String(this.state.n), off: post, on: subject, offered: happened, taken: 0, note: reason });
      } else if (action === 'sign-on') {
        const offer = this.offer(subject);
        if (offer?.on !== post) return;
        this.latest.put({ ...offer, taken: Math.max(happened, offer.offered) });
        this.handed(subject, post);
      }
    },
  };

  private offer(off: string): Shift | undefined { return this.table.rows().find((row) => row.off === off && row.taken === 0); }
}
