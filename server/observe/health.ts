import { ProtocolError } from '#protocol/errors';

/** What readiness is judged by. */
export interface Vitals {
  writable: () => boolean;
  /** Number of the newest durable record, and of the last one folded. */
  durable: () => number;
  folded: () => number;
  topics: number;
}

/** Whether the server can do its work: the journal takes writes, and the topics hold everything that is in it. */
export class Health {
  constructor(private readonly vitals: Vitals) {}

  /** What is ready. Throws ProtocolError `journal-unavailable` or `not-ready`. */
  ready(): { ready: true; events: number; topics: number } {
    const { writable, durable, folded, topics } = this.vitals;
    if (!writable()) throw new ProtocolError('journal-unavailable', 'the journal does not take writes');
    if (folded() < durable()) throw new ProtocolError('not-ready', `${durable() - folded()} events are not folded yet`);
    return { ready: true, events: folded(), topics };
  }
}
