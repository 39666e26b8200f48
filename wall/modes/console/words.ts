import type { FaultCode } from '#protocol/errors';
import type { Language } from '../../i18n/language.svelte.ts';
import { en } from './words/en.ts';
import { zh, type ConsoleCatalogue } from './words/zh.ts';

/** What the console says in the language that is shown; reading it follows the switch. */
export const wordsOf = ({ code }: Pick<Language, 'code'>): ConsoleCatalogue => ({ zh, en })[code];

/** What a fault is called, also where the server did not answer at all. */
export const faultWord = (words: ConsoleCatalogue, fault: FaultCode | 'unreachable'): string => (fault === 'unreachable' ? words.unreachable : words.faults[fault]);
