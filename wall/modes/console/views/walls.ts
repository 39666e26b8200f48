import type { Row, TopicTables } from '#protocol/topics';
import type { Wall } from '#protocol/walls';

export type Stood = Row<TopicTables<'director'>['walls']>;

const OWN: Omit<Stood, 'id' | 'show'> = { playlist: '', item: 0, since: 0, held: false, post: '', alarm: '', rule: '', area: '', taken: 0, waiting: 0, identify: 0, refresh: 0, visitors: false, muted: false };

/** What stands on each wall of the centre, its own layout where it is not directed; then single displays that are. */
export function standing(walls: readonly Wall[], directed: readonly Stood[]): Stood[] {
  const own = walls.map(({ id, layout }): Stood => {
    const row = directed.find((one) => one.id === id);
    return row ? { ...row, show: row.show || layout } : { ...OWN, id, show: layout };
  });
  return [...own, ...directed.filter(({ id }) => !walls.some((wall) => wall.id === id))];
}
