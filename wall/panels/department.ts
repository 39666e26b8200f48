import { departments } from '#scenes/departments';
import type { Language } from '../i18n/language.svelte.ts';

const BY_NAME: ReadonlyMap<string, { zh: string; en: string }> = new Map(Object.values(departments).flatMap((one) => [[one.zh, one], [one.en, one]]));

/** A team of a department, as posts are called: `城管3组`. */
const TEAM = /^(.+?)(\d+)组$/;

/** A department or one of its teams in the wall's language; as its source calls it where we do not know it. */
export function departmentName(name: string, language: Pick<Language, 'name'>): string {
  const [, department = '', team = ''] = TEAM.exec(name) ?? [];
  const of = BY_NAME.get(department);
  return language.name(BY_NAME.get(name) ?? (of && { zh: name, en: `${of.en} ${team}` })) || name;
}
