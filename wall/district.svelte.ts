import { createContext } from 'svelte';
import { district, type District } from '#protocol/district';
import { sureAnswerOf } from './subscribe/answer.ts';
import type { Stop, Timing } from './subscribe/timing.ts';

/** How long until it is asked for again where it could not be read, ms. */
const AGAIN = 3000;

/** The district from its server. Rejects where that cannot be reached or does not answer as agreed. */
const fetchDistrict = (): Promise<District> => sureAnswerOf('/api/district', district);

/** The district of this server, once for a whole page: what it is does not change while the page stands. */
export class KnownDistrict {
  /** Undefined until it is known. */
  value: District | undefined = $state.raw();
  /** Whether it could not be read the last time it was asked for. */
  failed = $state(false);
  readonly counts: { areas: number; blocks: number } = $derived({ areas: this.value?.areas.length ?? 0, blocks: this.value?.blocks.length ?? 0 });

  constructor(private readonly timing: Pick<Timing, 'after'>, private readonly fetched: () => Promise<District> = fetchDistrict) {}

  /** Asks until it is known, or until stopped. */
  start(): Stop {
    let stop: Stop = () => { gone = true; };
    let gone = false;
    this.fetched().then(
      (known) => { this.value = known; this.failed = false; },
      () => {
        this.failed = true;
        if (!gone) stop = this.timing.after(AGAIN, () => { stop = this.start(); });
      },
    );
    return () => { stop(); };
  }
}

const [use, provide] = createContext<KnownDistrict>();
/** The district for a component. */
export const useDistrict = use;
export const provideDistrict = provide;
