import { expect, it } from 'vitest';
import { CASE_STATES } from '#protocol/stages';
import { stages } from '../../../../wall/panels/scene-process/process.ts';

const steps = CASE_STATES.map((id, order) => ({ id, order, count: order, oldest: 0, yellow: 0, red: 0 }));

it('the process runs from discovery to closing, and what was sent back lies beside the step that it goes on from', () => {
  expect(stages(steps).map(({ step, aside }) => (aside ? `${step.id} (${aside.id})` : step.id))).toEqual([
    'discovered', 'accepted (rejected)', 'registered', 'dispatched (returned)', 'in-hand', 'disposed', 'verifying (rework)', 'closed',
  ]);
});

it('no step is shown that the server did not tell', () => {
  expect(stages([])).toEqual([]);
});
