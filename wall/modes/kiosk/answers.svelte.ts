import { publicOverview, publicPlace, type PublicOverview, type PublicPlace, type PublicPlaceOf } from '#protocol/public';
import { FRESHNESS_BUDGET } from '#protocol/topics';
import { answerOf, sureAnswerOf } from '../../subscribe/answer.ts';
import { askAgain } from '../../subscribe/ask-again.ts';
import type { Stop, Timing } from '../../subscribe/timing.ts';

/** Asked again after so long; an answer that is older than the second is not the present one. ms. */
const REFRESH = 10_000;
const OLD = 20_000;

/** Where somebody wants to know. */
export interface Place { about: PublicPlaceOf; id: string }

/** What the server says to a kiosk, kept up to date: the district, and the place that somebody chose. */
export class Answers {
  overview: PublicOverview | undefined = $state.raw();
  /** Of the chosen place; undefined until it is there. */
  found: PublicPlace | undefined = $state.raw();
  /** Whether the server cannot be reached, so that what is shown is as of the last answer. */
  away = $state(false);
  /** When what is shown was so, in the district's time, ms. */
  readonly at: number = $derived(Math.min(this.overview?.at ?? 0, this.found?.at ?? Infinity));
  /** Whether sources are silent for longer than they may be. */
  readonly silent: boolean = $derived.by(() => {
    const { at = 0, heard = 0, speed = 1 } = this.overview ?? {};
    return heard > 0 && (at - heard) / speed > FRESHNESS_BUDGET;
  });
  private place: Place | undefined;
  private answered = 0;

  constructor(private readonly timing: Pick<Timing, 'now' | 'after'>) {}

  start(): Stop { return askAgain(this.timing, REFRESH, () => this.ask()); }

  /** Another place, or none. */
  async choose(place: Place | undefined): Promise<void> {
    this.place = place;
    this.found = undefined;
    if (place) await this.ask().catch(() => undefined);
  }

  private async ask(): Promise<void> {
    const { place } = this;
    try {
      const overview = await sureAnswerOf('/api/public', publicOverview);
      const found = place && await answerOf(`/api/public/${place.about}/${encodeURIComponent(place.id)}`, publicPlace);
      this.overview = overview;
      if (this.place === place) this.found = found;
      this.answered = this.timing.now();
      this.away = false;
    } catch (error) {
      this.away = this.timing.now() - this.answered > OLD || this.overview === undefined || place !== undefined && this.found === undefined;
      throw error;
    }
  }
}
