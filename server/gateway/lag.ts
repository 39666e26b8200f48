/** A `seq` that a display was to draw, and since when it was (ms of our own time). */
interface Due { seq: number; since: number }

/** How far a display is behind with each of its topics, from what it says it drew. */
export class Lag {
  private due = new Map<string, Due>();
  private drawn: ReadonlyMap<string, number> = new Map();

  /** The display said now what it drew last of its topics, of which these are the newest `seq`. */
  note(drawn: ReadonlyMap<string, number>, heads: ReadonlyMap<string, number>, now: number): void {
    this.drawn = drawn;
    this.due = new Map([...heads].map(([topic, seq]) => {
      const known = this.due.get(topic);
      return [topic, known && this.lacks(topic, known) ? known : { seq, since: now }];
    }));
  }

  /** Topics of which something has waited to be drawn for longer than `ms`. */
  overdue(ms: number, now: number): string[] {
    return [...this.due].filter(([topic, due]) => this.lacks(topic, due) && now - due.since > ms).map(([topic]) => topic);
  }

  private lacks(topic: string, { seq }: Due): boolean { return (this.drawn.get(topic) ?? -1) < seq; }
}
