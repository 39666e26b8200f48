import { SUMMARIES, STEPS, type Summary, type SummaryOf } from '#protocol/answers';
import type { District } from '#protocol/district';
import { ends, type Case } from './case.ts';
import { dueFirst, type Due } from './file.ts';
import type { Limits } from './limits.ts';
import type { Register } from './register.ts';

/** How many cases a summary lists. */
export const LISTED = 60;

/** When a case begins each step, and when it ends the last one. */
const MARKS = ['opened', 'accepted', 'registered', 'dispatched', 'disposed', 'verifying', 'ended'] as const satisfies (keyof Case)[];

interface Count { open: number; overdue: number; opened: number }
const none = (): Count => ({ open: 0, overdue: 0, opened: 0 });

export interface SummaryParts {
  register: Register;
  district: District;
  limits: ReadonlyMap<string, Limits>;
  /** When the running day began, ms. */
  midnight: () => number;
}

/**
 * What stands in a street, an area, a block or a scene, counted when it is asked for: one walk through the register and an
 * order of what stands there, 5 to 50 ms at 100,000 open cases. So no event pays for a page that nobody looks at.
 */
export class Summaries {
  constructor(private readonly parts: SummaryParts) {}

  /** Undefined where there is no such thing. */
  of(about: string, id: string): Summary | undefined {
    if (!isAbout(about)) return undefined;
    if (about === 'scene') return this.parts.limits.has(id) ? this.count(undefined, id) : undefined;
    const blocks = this.parts.district.blocks.filter((block) => (about === 'block' ? block.id : block[about]) === id);
    return blocks.length === 0 ? undefined : this.count(new Set(blocks.map((block) => block.id)));
  }

  private count(blocks: ReadonlySet<string> | undefined, only = ''): Summary {
    const { register, midnight } = this.parts;
    const since = midnight();
    const whole = { ...none(), closed: 0 };
    const scenes = new Map<string, Count>();
    const standing: Due[] = [];
    const ended: number[] = [];
    for (const slot of register.slots()) {
      const scene = register.cell(slot, 'scene');
      if (blocks ? !blocks.has(register.cell(slot, 'block')) : scene !== only) continue;
      const over = ends(register.cell(slot, 'state'));
      const one = {
        open: over ? 0 : 1, overdue: !over && register.cell(slot, 'overdue') ? 1 : 0, opened: register.cell(slot, 'opened') >= since ? 1 : 0,
      };
      const own = scenes.get(scene) ?? none();
      scenes.set(scene, own);
      for (const count of [whole, own]) for (const name of ['open', 'overdue', 'opened'] as const) count[name] += one[name];
      if (over) {
        if (register.cell(slot, 'ended') >= since) whole.closed += 1;
        ended.push(slot);
      } else standing.push({ slot, due: register.cell(slot, 'due') || Infinity });
    }
    return {
      ...whole,
      scenes: [...scenes].map(([scene, count]) => ({ scene, ...count }))
        .sort((a, b) => b.open - a.open || b.overdue - a.overdue || b.opened - a.opened || (a.scene < b.scene ? -1 : 1)),
      steps: only === '' ? [] : this.steps(only, ended),
      cases: dueFirst(register, standing, LISTED),
    };
  }

  /**
   * How long closed cases of a scene took for each step, of its working time. A step that was passed over has the time of the
   * one after it, so only those count that began before they ended, and of which the next one did too.
   */
  private steps(scene: string, ended: readonly number[]): Summary['steps'] {
    const { register } = this.parts;
    const limits = this.parts.limits.get(scene);
    if (!limits) return [];
    const closed = ended.filter((slot) => register.cell(slot, 'state') === 'closed');
    return STEPS.map((step, i) => {
      const [from, until] = [MARKS[i] ?? 'opened', MARKS[i + 1] ?? 'ended'];
      const next = MARKS[i + 2];
      const told = closed.filter((slot) => {
        const end = register.cell(slot, until);
        return register.cell(slot, from) < end && (next === undefined || end < register.cell(slot, next));
      });
      const sum = told.reduce((total, slot) => total + limits.working.between(register.cell(slot, from), register.cell(slot, until)), 0);
      return { step, cases: told.length, mean: told.length > 0 ? Math.round(sum / told.length) : 0, limit: limits.steps[step] };
    });
  }
}

const isAbout = (about: string): about is SummaryOf => SUMMARIES.some((one) => one === about);
