import { departments } from '#scenes/departments';
import type { Language } from '../i18n/language.svelte.ts';

const BY_NAME: ReadonlyMap<string, { zh: string; en: string }> = new Map(Object.values(departments).flatMap((one) => [[one.zh, one], [one.en, one]]));

/** A department in the wall's language; as its source calls it where we do not know it. */
export const departmentName = (name: string, language: Pick<Language, 'name'>): string => language.name(BY_NAME.get(name)) || name;
