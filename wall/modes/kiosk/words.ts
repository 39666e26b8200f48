import type { Language } from '../../i18n/language.svelte.ts';
import { en } from './words/en.ts';
import { zh, type KioskCatalogue } from './words/zh.ts';

/** What the kiosk says in the language that is shown; reading it follows the switch. */
export const wordsOf = ({ code }: Pick<Language, 'code'>): KioskCatalogue => ({ zh, en })[code];
