import type { Language } from '../../i18n/language.svelte.ts';
import { en } from './words/en.ts';
import { zh, type GateCatalogue } from './words/zh.ts';

/** What is said before a closed door, in the language that is shown; reading it follows the switch. */
export const wordsOf = ({ code }: Pick<Language, 'code'>): GateCatalogue => ({ zh, en })[code];
