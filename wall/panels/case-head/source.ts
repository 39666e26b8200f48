import type { Scene } from '#scenes/scene';

type Source = Scene['sources'][number];
const BY_ORIGIN: ReadonlyMap<string, Source> = new Map([['camera', 'K'], ['sensor', 'I'], ['patrol', 'A'], ['hotline', 'H'], ['department', 'D'], ['drone', 'U']]);

/** Who found a case, as a scene calls its sources; a department's system where its origin is none of them. */
export const sourceOf = (origin: string): Source => BY_ORIGIN.get(origin) ?? 'D';
