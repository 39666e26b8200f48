import type { Scene } from '#scenes/scene';

/** Posts whose department is kept in mind; there are some hundred. */
const KNOWN = 2_000;

/**
 * The department of a post: the longest one of the scenes that its name begins with (城管 of 城管3组), else the name itself.
 * A case names who must act by post; lights and indicators are those of departments.
 */
export function departmentsOf(scenes: readonly Scene[]): (post: string) => string {
  const names = [...new Set(scenes.flatMap(({ departments }) => departments.map(({ zh }) => zh)))].sort((a, b) => b.length - a.length);
  const known = new Map<string, string>();
  return (post) => {
    const found = known.get(post);
    if (found !== undefined) return found;
    const department = names.find((name) => post.startsWith(name)) ?? post;
    if (known.size < KNOWN) known.set(post, department);
    return department;
  };
}
