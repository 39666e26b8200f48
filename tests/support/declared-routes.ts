import { read, sources } from '#tests/structure/sources';

/** Routes of other worlds, which are asked behind the living server's. */
export const OF_WORLDS = ['playing', 'play', 'debrief'];

/** The names of all routes, as the sources declare them: what no list of ours can forget. */
export function declaredRoutes(): string[] {
  const texts = sources.filter((path) => /^server\/(?:gateway|worlds)\//.test(path)).map(read);
  const found = texts.flatMap((text) => [...text.matchAll(/name: '([a-z-]+)', method: '|\b(?:get|post|drop)\('([a-z-]+)', /g)].map(([, one, other]) => one ?? other ?? ''));
  if (found.length < 40) throw new Error('routes are declared in another way than this looks for');
  return [...new Set([...found, 'docs', 'openapi', 'asyncapi'])];
}
