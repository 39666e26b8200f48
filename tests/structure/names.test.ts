import { expect, it } from 'vitest';
import { PANELS, topicsOf, type PanelKind } from '../../wall/panels/registry.ts';
import { read, sources } from './sources.ts';

/** What a panel's components read, those beside its folder that it is made of included. */
function textOf(kind: string): string {
  const own = sources.filter((path) => path.startsWith(`wall/panels/${kind}/`)).map(read).join('\n');
  const shared = [...own.matchAll(/from '\.\.\/(\w+\.svelte)'/g)].map(([, file]) => read(`wall/panels/${file}`));
  return [own, ...shared].join('\n');
}

it('a panel that names blocks or scenes waits for their names, so that no id is shown in their stead', () => {
  const lacking = (Object.keys(PANELS) as PanelKind[]).filter((kind) => kind !== 'header').flatMap((kind) => {
    const entry: { names?: readonly string[] } & Parameters<typeof topicsOf>[0] = PANELS[kind];
    const known = new Set<string>([...topicsOf(entry, 'subject'), ...entry.names ?? []]);
    return ['blocks', 'scenes'].filter((topic) => textOf(kind).includes(`feeds.of('${topic}')`) && !known.has(topic)).map((topic) => `${kind}: ${topic}`);
  });
  expect(lacking).toEqual([]);
});
