import { me as shape, type Me, type Right } from '#protocol/access';
import { createContext } from 'svelte';
import { sureAnswerOf } from '../../subscribe/answer.ts';
import type { Stop, Timing } from '../../subscribe/timing.ts';

/** A page is shown after so long although nobody said who asks, ms: what it shows then is for itself to say. */
const PATIENCE = 1_500;

/** Who the server takes this browser for, and what that may. */
export class KnownMe {
  /** Undefined until the server said so. */
  value: Me | undefined = $state.raw();
  /** Whether a page can be shown: the server answered, or does not. */
  settled = $state(false);
  /** Whether the server refused a page to whoever is known here: a screen that was let in as another one. */
  refused = $state(false);

  constructor(private readonly timing: Pick<Timing, 'after'>, private readonly fetched: () => Promise<Me> = () => sureAnswerOf('/api/me', shape)) {}

  /** Whether nobody is let in here as things stand. */
  get shut(): boolean { return this.value?.kind === 'nobody' || this.refused; }
  get open(): boolean { return this.value?.kind === 'open'; }
  may(...rights: readonly Right[]): boolean { return rights.some((right) => this.value?.rights.includes(right)); }

  start(): Stop {
    void this.ask();
    return this.timing.after(PATIENCE, () => { this.settled = true; });
  }

  /** Asks who that is now; `refused` where a connection was refused to whoever it was. Never rejects. */
  readonly ask = async (refused = false): Promise<void> => {
    try {
      this.value = await this.fetched();
      this.refused = refused && this.value.kind !== 'open' && this.value.kind !== 'nobody';
    } catch {
      // What is shown stays as it is while the server is away.
    } finally {
      this.settled = true;
    }
  };
}

const [use, provide] = createContext<KnownMe>();
/** Who asks, for a component. */
export const useMe = use;
export const provideMe = provide;
