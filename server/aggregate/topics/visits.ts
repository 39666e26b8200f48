import { TOPICS } from '#protocol/topics';
import { Latest } from '../operators/latest.ts';
import { Month } from '../operators/month.ts';
import type { Host, Part } from '../part.ts';

/** How many of the last visits are kept in view. */
export const VISITS_SHOWN = 50;

/** Topic `visits`: by block what was visited today and this month, and the last visits with the case that each opened. */
export function visits({ state, district, day, register, blockOf }: Host): Part {
  const { blocks, recent } = state.topic('visits', TOPICS.visits).tables;
  for (const { id } of district.blocks) blocks.add(id);
  const month = new Month(day, district.zone);
  const latest = new Latest(recent, state.order('visits'), VISITS_SHOWN);

  /** The case that a visit opened (engine.ts): the longer id where two sources use one. */
  const caseOf = (source: string, id: string): string =>
    [`visit-${source}#${id}`, `visit-${id}`].find((opened) => register.has(opened)) ?? '';

  const count = (block: string, at: number, found: boolean): void => {
    const slot = blocks.slot(block);
    if (slot < 0) return;
    if (at >= month.start) blocks.bump(slot, 'month', 1);
    if (at >= day.start) blocks.bump(slot, 'today', 1);
    if (at >= day.start && found) blocks.bump(slot, 'found', 1);
    blocks.set(slot, 'last', Math.max(blocks.get(slot, 'last'), at));
  };

  return {
    takes: {
      visit: ({ id, source, time, data }, at) => {
        const { post, scene = '' } = data;
        const [happened, block] = [Math.min(time, at), blockOf(data)];
        count(block, happened, scene !== '');
        latest.put({ id: String(state.n), post, block, scene, case: scene === '' ? '' : caseOf(source, id), at: happened });
      },
    },
    endDay: () => {
      for (const slot of blocks.all()) blocks.put(slot, { today: 0, found: 0, ...(month.begins ? { month: 0 } : {}) });
    },
  };
}
