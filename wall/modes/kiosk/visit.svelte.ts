import { createContext } from 'svelte';
import type { Place } from './answers.svelte.ts';

/** The questions that a kiosk answers. */
export const QUESTIONS = ['near', 'now', 'month', 'report'] as const;
export type Question = (typeof QUESTIONS)[number];

/** What one visitor sees: the question, where it is asked for, and how large. */
export class Visit {
  page: 'start' | Question = $state('start');
  /** The street that somebody looks into, and the place that was chosen. */
  street: string | undefined = $state();
  place: Place | undefined = $state.raw();
  larger = $state(false);

  open(page: 'start' | Question): void {
    this.page = page;
    this.street = this.place = undefined;
  }

  /** One step back, as a visitor came. */
  back(): void {
    if (this.place?.about === 'block') this.place = undefined;
    else if (this.place || this.street) this.street = this.place = undefined;
    else this.page = 'start';
  }

  /** The next visitor finds everything as the first one did. */
  end(): void {
    this.open('start');
    this.larger = false;
  }
}

const [use, provide] = createContext<Visit>();
export const useVisit = use;
export const provideVisit = provide;
