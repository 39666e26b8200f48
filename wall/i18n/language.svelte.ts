import { createContext } from 'svelte';
import { en } from './en.ts';
import { Format } from './format.ts';
import { zh, type Catalogue } from './zh.ts';

export const CATALOGUES = { zh, en } as const satisfies Record<string, Catalogue>;
export type LanguageCode = keyof typeof CATALOGUES;

/** The language a display speaks; panels read it, so a switch rewrites every word in place. */
export class Language {
  code: LanguageCode = $state('zh');
  readonly words: Catalogue = $derived(CATALOGUES[this.code]);
  readonly format: Format;

  /** `zone` is the district's, undefined until it is known. */
  constructor(code: string | null, zone: () => string | undefined) {
    this.format = $derived(new Format(this.words, zone()));
    if (code === 'en') this.code = code;
  }

  toggle(): void { this.code = this.code === 'zh' ? 'en' : 'zh'; }

  /** The one of a row's names that this language shows. */
  name(row: { zh: string; en: string } | undefined): string { return row?.[this.code] ?? ''; }
}

const [use, provide] = createContext<Language>();
/** The language that a component speaks. */
export const useLanguage = use;
export const provideLanguage = provide;
