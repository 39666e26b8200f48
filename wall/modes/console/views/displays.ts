import type { DisplayRow } from '#protocol/proof';
import type { Wall } from '#protocol/walls';
import { isPanelKind, panel } from '../../../panels/registry.ts';
import type { Language } from '../../../i18n/language.svelte.ts';
import type { ConsoleCatalogue } from '../words/zh.ts';

type Words = ConsoleCatalogue['displays'];

/** A red mark for a display that shows something else than it should; none for one that nobody ever opened. */
export const gradeOf = ({ state, differs }: DisplayRow): 0 | 1 => (state === 'unseen' || differs.length === 0 ? 0 : 1);

/** Where a display differs from what it should show, in words; that it agrees where it does not. */
export function saysOf(row: DisplayRow, said: Words, language: Pick<Language, 'words' | 'format'>): string[] {
  const { words, format } = language;
  if (row.state === 'lost') return [said.lost(format.clock(row.since))];
  if (row.differs.length === 0) return [row.should ? said.agrees : said.free];
  const named = (kind: string) => (isPanelKind(kind) ? panel(kind).title(words, { areas: 0, blocks: 0 }) : kind);
  return row.differs.map(({ why, what }) => {
    const [is = '', ought = ''] = what;
    switch (why) {
      case 'unseen': return said.states.unseen;
      case 'lost': return said.states.lost;
      case 'silent': return said.silent(format.clock(row.does?.at ?? row.since));
      case 'walls': return said.walls;
      case 'build': return said.build;
      case 'layout': return said.layout(is, ought);
      case 'panels': return what.length === 0 ? said.unlike : what.map((one) => { const [kind = '', trouble = ''] = one.split(':'); return said.panel(named(kind), said.troubles[trouble as keyof Words['troubles']]); }).join(words.scene.comma);
      case 'language': return said.language(said.languages[is as 'zh'], said.languages[ought as 'zh']);
      case 'theme': return said.theme(said.themes[is as 'day'], said.themes[ought as 'day']);
      case 'behind': return said.behind(what.join(words.scene.comma));
    }
  });
}

/** The displays of each wall, walls in their order. */
export const byWall = (rows: readonly DisplayRow[], walls: readonly Wall[]): { wall: Wall; rows: DisplayRow[] }[] => walls.map((wall) => ({
  wall, rows: rows.filter(({ display }) => display.split('/', 1)[0] === wall.id).sort((a, b) => a.display.localeCompare(b.display, 'en', { numeric: true })),
})).filter((group) => group.rows.length > 0);
