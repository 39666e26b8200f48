import { calls, type Alarm } from '#protocol/alarms';
import { BOOKMARK, type EventOf } from '#protocol/events';
import { TOPICS, type Row, type TopicTables } from '#protocol/topics';
import { Latest } from '../aggregate/operators/latest.ts';
import type { Part } from '../aggregate/part.ts';
import type { State } from '../aggregate/state.ts';

/** How many of the last moments are kept in view. */
export const MOMENTS_SHOWN = 400;

/** Topic `moments`: what is worth looking back to, as it happens. */
export class Moments implements Part {
  private readonly latest: Latest<TopicTables<'moments'>['moments']>;

  constructor(private readonly state: State) {
    this.latest = new Latest(state.topic('moments', TOPICS.moments).tables.moments, state.order('moments'), MOMENTS_SHOWN);
  }

  readonly takes = {
    operator: ({ time, data: { action, post, subject, reason = '' } }: EventOf<'operator'>, at: number): void => {
      if (action !== BOOKMARK) return;
      const moment = Number(subject);
      this.note('bookmark', Number.isInteger(moment) && moment > 0 && moment <= at ? moment : Math.min(time, at), { post, note: reason });
    },
  };

  /** An alarm as it was and as it is: each time that a gravest one calls, and that somebody saw it. */
  readonly alarm = (was: Alarm | undefined, is: Alarm | undefined): void => {
    if (!is || is.severity !== 1) return;
    const { scene, block, by } = is;
    const called = was !== undefined && calls(was) && was.severity === 1;
    if (calls(is) && (!called || was.occurrence !== is.occurrence)) this.note('grave', is.raised, { scene, block });
    else if (is.state === 'acknowledged' && was?.state === 'unacknowledged') this.note('seen', is.acknowledged, { scene, block, post: by });
  };

  handed(off: string, on: string): void { this.note('handover', this.state.timers.now, { post: on, note: off }); }

  private note(kind: Row<TopicTables<'moments'>['moments']>['kind'], at: number, what: Partial<Row<TopicTables<'moments'>['moments']>>): void {
    // Several may come of one record.
    const id = `${this.state.n}-${kind}-${what.scene ?? ''}-${what.block ?? ''}`;
    this.latest.put({ scene: '', block: '', post: '', note: '', ...what, id, kind, at });
  }
}
