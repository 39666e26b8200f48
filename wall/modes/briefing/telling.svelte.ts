import type { Changes, Counted } from '#protocol/changes';
import { createContext } from 'svelte';
import type { KnownDistrict } from '../../district.svelte.ts';
import type { Format } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.svelte.ts';
import type { Display } from '../../subscribe/display.svelte.ts';
import { whole, type Axis, type Mover, type Past } from './story.ts';
import { wordsOf } from './words.ts';
import type { BriefingCatalogue } from './words/zh.ts';

/** A figure beside the picture: `note` is said quietly under it. */
export interface ClaimFigure { label: string; value: string; unit?: string; note?: string }

/** How the pages of a briefing name and write what they tell. */
export class Telling {
  readonly words: BriefingCatalogue = $derived.by(() => wordsOf(this.language));
  readonly format: Format = $derived.by(() => this.language.format);

  constructor(readonly language: Language, private readonly display: Display, private readonly district: KnownDistrict) {}

  int(count: number): string { return this.format.int(count); }
  /** `+21`, `−9`. */
  signed(by: number): string { return by < 0 ? `−${this.int(-by)}` : `+${this.int(by)}`; }

  /** What a scene or a street is called; cases of no street or no scene are the others. */
  name(axis: Axis, id: string): string {
    const found = axis === 'scene' ? this.display.feeds.of('scenes').row('scenes', id) : this.district.value?.streets.find((street) => street.id === id);
    return this.language.name(found) || id || this.words.other;
  }

  /** A change as a sentence has it: by how much, and where or of what most of it was. */
  part(axis: Axis, { id, by, within }: Mover): string {
    const say = axis === 'scene' ? this.words.part : this.words.where.part;
    return say(this.name(axis, id), this.signed(by), within ? this.name(axis === 'scene' ? 'street' : 'scene', within.id) : '');
  }

  /** What was counted of the whole district until this hour of an earlier day, and how today differs. */
  past(told: Changes, counted: Counted, past: Past): ClaimFigure {
    const { sameHours, unit, by, alike, unknown } = this.words;
    if (!told.known[past]) return { label: sameHours[past], value: '–', note: unknown };
    const shift = whole(told, counted, past);
    return { label: sameHours[past], value: this.int(shift.before), unit, note: shift.clear ? by(this.signed(shift.by)) : alike };
  }
}

const [use, provide] = createContext<Telling>();
/** How a page of the briefing tells. */
export const useTelling = use;
export const provideTelling = provide;
