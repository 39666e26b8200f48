import type { Language } from '../../i18n/language.svelte.ts';
import { en } from './words/en.ts';
import { zh, type BriefingCatalogue } from './words/zh.ts';

/** What the briefing says in the language that is shown; reading it follows the switch. */
export const wordsOf = ({ code }: Pick<Language, 'code'>): BriefingCatalogue => ({ zh, en })[code];
