import type { AlarmGroup } from './alarms.ts';
import type { Palette } from './palette.ts';
import type { Plan } from './plan.ts';
import { fitScale, levelOf, TOP_LEVEL, type Scale } from './scale.ts';
import type { Paint } from './surface.ts';

/** What the map knows of a block: its open cases, and whether its last word is past its budget. */
export interface BlockState { open: number; stale: boolean }

/** Heights in metres: of a block without cases, what each level adds, of the columns by severity, and of one that somebody has. */
const FLOOR = 60, STEP = 46, COLUMNS = [1250, 950] as const, HELD = 450;

export const heightOf = (level: number): number => FLOOR + STEP * level;
export const columnOf = ({ severity, acknowledged }: Pick<AlarmGroup, 'severity' | 'acknowledged'>): number =>
  (acknowledged ? HELD : COLUMNS[severity - 1] ?? COLUMNS[1]);
/** The height that every block has room for above it. */
export const ROOM = heightOf(TOP_LEVEL) + COLUMNS[0] * 0.6;

/** Turns counts into levels and paint. It remembers its scale and levels, so that a count that moves by one moves no picture. */
export class Look {
  scale: Scale = fitScale([]);
  private levels = new Map<string, number>();

  /** One paint a block of the plan, in its order; a block without a state is painted stale. */
  paint(plan: Plan, states: ReadonlyMap<string, BlockState>, groups: readonly AlarmGroup[], palette: Palette): Paint[] {
    const before = this.scale, alarms = new Map(groups.map((group) => [group.block, group]));
    this.scale = fitScale([...states.values()].map(({ open }) => open), before);
    if (this.scale !== before) this.levels.clear();
    return plan.blocks.map(({ id }) => {
      const { open, stale } = states.get(id) ?? { open: 0, stale: true };
      const level = levelOf(this.scale, open, this.levels.get(id));
      this.levels.set(id, level);
      const paint: Paint = { colour: palette.levels[level] ?? palette.stale, height: heightOf(level), stale };
      const alarm = alarms.get(id);
      if (!alarm) return paint;
      const colour = palette.warnings[alarm.severity - 1] ?? palette.warnings[2];
      return { ...paint, alarm: { colour, height: columnOf(alarm), strength: alarm.acknowledged ? 0.35 : 1 } };
    });
  }
}

/** The blocks, by their number in the plan, that two pictures paint differently; all of them where one has no picture. */
export const changes = (before: readonly Paint[], after: readonly Paint[]): number[] =>
  after.flatMap((paint, i) => (same(paint, before[i]) ? [] : [i]));

const same = (a: Paint, b: Paint | undefined): boolean =>
  b !== undefined && a.colour === b.colour && a.height === b.height && a.stale === b.stale
  && a.alarm?.colour === b.alarm?.colour && a.alarm?.height === b.alarm?.height && a.alarm?.strength === b.alarm?.strength;
