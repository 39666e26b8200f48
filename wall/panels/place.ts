import type { District } from '#protocol/district';
import type { About } from '../stage/address.ts';

/** A place of the district: its id and its names. */
export interface Place { about: Exclude<About, 'scene' | 'case' | 'takeover'>; id: string; zh: string; en: string }

/** A page's subject, as in `street/310107005`: the key that the topic `indicators` has for it too. */
export interface Subject { about: string; id: string }

export function subjectOf(subject: string): Subject {
  const slash = subject.indexOf('/');
  return { about: subject.slice(0, Math.max(0, slash)), id: subject.slice(slash + 1) };
}

/** The places that one lies in, the widest first and itself last; empty where the district has no such place. */
export function wayTo({ streets, areas, blocks }: Pick<District, 'streets' | 'areas' | 'blocks'>, { about, id }: Subject): Place[] {
  if (about === 'street') {
    const found = streets.find((street) => street.id === id);
    return found ? [{ about, id, zh: found.zh, en: found.en }] : [];
  }
  if (about === 'area') {
    const found = areas.find((area) => area.id === id);
    return found ? [...wayTo({ streets, areas, blocks }, { about: 'street', id: found.street }), { about, id, zh: found.zh, en: found.en }] : [];
  }
  const found = about === 'block' ? blocks.find((block) => block.id === id) : undefined;
  return found ? [...wayTo({ streets, areas, blocks }, { about: 'area', id: found.area }), { about: 'block', id, zh: found.zh, en: found.en }] : [];
}

/** Whether a block lies in a place, or is it. */
export const within = ({ about, id }: Subject, block: { id: string; area: string; street: string }): boolean =>
  (about === 'block' ? block.id : about === 'area' ? block.area : about === 'street' ? block.street : undefined) === id;
