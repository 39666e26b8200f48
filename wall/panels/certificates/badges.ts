import type { Row, TopicTables } from '#protocol/topics';

export type Certificate = Row<TopicTables<'register.certificate'>['entries']>;

/** How a committee's mark looks: it holds its certificate, was given it anew lately, or how far it is on the way there. */
export type Look = 'granted' | 'renewed' | 'inspected' | 'applied' | 'preparing';
export interface Badge { id: string; look: Look }

const natural = new Intl.Collator('en', { numeric: true });

/** The marks of each street, in its committees' own order so that each keeps its place; what was granted after `since` (ms) is renewed. */
export function badges(streets: readonly string[], entries: readonly Certificate[], since: number): { street: string; badges: Badge[] }[] {
  const own = new Map<string, Badge[]>(streets.map((street) => [street, []]));
  for (const entry of [...entries].sort((a, b) => natural.compare(a.id, b.id))) own.get(entry.street)?.push({ id: entry.id, look: lookOf(entry, since) });
  return streets.map((street) => ({ street, badges: own.get(street) ?? [] }));
}

function lookOf({ stage, changed }: Certificate, since: number): Look {
  switch (stage) {
    case 'granted': return changed > since ? 'renewed' : 'granted';
    case 'inspected': case 'applied': return stage;
    default: return 'preparing';
  }
}

/** Lines of marks that a street may take. */
const LINES = [1, 2, 3, 4, 5, 6];

/** How far apart the marks stand, in px, and how many a line, so that up to `most` fit a row of that size as large as they can. */
export function spacing(width: number, height: number, most: number): { pitch: number; columns: number } {
  const pitch = Math.max(...LINES.map((lines) => Math.min(height / lines, width / Math.ceil(Math.max(1, most) / lines))));
  return { pitch, columns: Math.max(1, Math.floor(width / pitch + 1e-6)) };
}
