import { TOPICS } from '#protocol/topics';
import type { Case } from '../../cases/case.ts';
import { Durations } from '../operators/durations.ts';
import { Tally } from '../operators/tally.ts';
import type { Host, Part } from '../part.ts';

type Stage = 'discovery' | 'command' | 'disposal';

/** Topic `funnel`: how far today's findings came, from discovery to command (dispatched) to disposal (disposed), and how fast. */
export function funnel({ state, day }: Host): Part {
  const { stages } = state.topic('funnel', TOPICS.funnel).tables;
  const durations = new Durations(state.table('durations', 'funnel'), 0.5);
  const names: Stage[] = ['discovery', 'command', 'disposal'];
  names.forEach((stage, order) => stages.add(stage, { order }));

  /** When a case came to a stage, in ms; 0 where it did not, or was not found today. */
  const came = (row: Case, stage: Stage): number => {
    if (row.opened < day.start) return 0;
    return stage === 'discovery' ? row.opened : stage === 'command' ? row.dispatched : row.disposed;
  };
  const tallies = names.map((stage) => new Tally<Case, typeof stages.columns>(stages, () => stage, { count: (row) => (came(row, stage) > 0 ? 1 : 0) }).change);

  /** A stage that was passed over took no time that anybody knows. */
  const time = (was: Case, is: Case, before: Stage, stage: Stage): void => {
    const took = came(is, stage) - came(is, before);
    if (came(was, stage) > 0 || came(is, stage) === 0 || took <= 0) return;
    durations.add(stage, took);
    stages.set(stages.slot(stage), 'median', durations.quantile(stage));
  };

  return {
    cases: (was, is) => {
      if (was && is && was.dispatched === is.dispatched && was.disposed === is.disposed) return;
      for (const tally of tallies) tally(was, is);
      if (!was || !is) return;
      time(was, is, 'discovery', 'command');
      time(was, is, 'command', 'disposal');
    },
    endDay: () => {
      durations.clear();
      for (const slot of stages.all()) stages.put(slot, { count: 0, median: 0 });
    },
  };
}
