import type { Row, TopicTables } from '#protocol/topics';

export type Area = Row<TopicTables<'blocks'>['areas']>;

/** Areas by street, both in the order they come. */
export function byStreet(areas: readonly Area[]): { street: string; areas: Area[] }[] {
  const groups = new Map<string, Area[]>();
  for (const area of areas) {
    const group = groups.get(area.street);
    if (group) group.push(area);
    else groups.set(area.street, [area]);
  }
  return [...groups].map(([street, own]) => ({ street, areas: own }));
}
