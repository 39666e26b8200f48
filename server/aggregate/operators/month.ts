import { DateTime } from 'luxon';
import type { Day } from './day.ts';

/** The local month that runs, as the day that runs tells it. */
export class Month {
  private known = 0;
  private first = 0;

  constructor(private readonly day: Day, private readonly zone: string) {}

  /** When the month began, in ms; 0 before the first day. */
  get start(): number {
    const { start } = this.day;
    if (start !== this.known) {
      this.known = start;
      this.first = start === 0 ? 0 : DateTime.fromMillis(start, { zone: this.zone }).startOf('month').toMillis();
    }
    return this.first;
  }

  /** Whether the day that runs is the first of its month, so that another month ended before it. */
  get begins(): boolean { return this.start === this.day.start; }
}
