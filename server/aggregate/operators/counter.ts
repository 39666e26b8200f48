import type { State } from '../state.ts';
import { Window } from './window.ts';

/** How often something happened to a key within the last `within` ms, at a resolution of 1/60 of that. */
export class Counter {
  private readonly window: Window;

  /** `left` hears of a key of which less was counted than before. */
  constructor(private readonly state: State, name: string, within: number, left: (key: string) => void) {
    this.window = new Window(state.table('window', name), state.timers.kind(name, left), within, (kept, value) => kept + value);
  }

  /** How often up to now, with what happens just now, if anything. */
  count(key: string, more?: number): number { return this.window.at(key, this.state.timers.now, more).values.reduce((sum, one) => sum + one, 0); }
}
