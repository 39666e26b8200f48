import { expect, it } from 'vitest';
import { PANELS, type PanelKind } from '../../../wall/panels/registry.ts';
import { heldSince, keptTurn, shownIn } from '../../../wall/stage/turns.ts';

const NEW = { state: 'unacknowledged', hold: 'none' } as const;

it('the turns stop at the oldest of the gravest alarms that nobody has acknowledged', () => {
  expect(heldSince([])).toBeUndefined();
  expect(heldSince([{ severity: 2, raised: 1, ...NEW }, { severity: 1, raised: 2, ...NEW, state: 'acknowledged' }, { severity: 1, raised: 3, ...NEW, hold: 'shelved' }])).toBeUndefined();
  expect(heldSince([{ severity: 1, raised: 9, ...NEW }, { severity: 1, raised: 5, ...NEW }, { severity: 1, raised: 2, ...NEW, state: 'acknowledged' }])).toBe(5);
});

it('an address keeps a turn, counted from 1, and none where it names no number', () => {
  expect(['?turn=2', '?lang=en&turn=1', '', '?turn=0', '?turn=-1', '?turn=x', '?turn=1.5'].map(keptTurn)).toEqual([1, 0, ...Array<undefined>(5).fill(undefined)]);
});

it('visitors see of each area what is not internal, a sign where all of it is, and what took it over', () => {
  const [taken, nothing] = ['block-heat', ''];
  expect(shownIn('block-heat', ['block-heat', 'whistles', 'outlook'], { taken: nothing, visitors: true, world: undefined })).toEqual(['block-heat', 'outlook']);
  expect(shownIn('lights', ['lights'], { taken: nothing, visitors: true, world: undefined })).toEqual(['closed']);
  expect(shownIn('block-heat', ['block-heat', 'whistles'], { taken, visitors: true, world: undefined })).toEqual(['takeover']);
  for (const kind of Object.keys(PANELS) as PanelKind[]) expect(shownIn(kind, [kind], { taken: nothing, visitors: false, world: undefined })).toEqual([kind]);
});
