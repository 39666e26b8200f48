import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kiosk, KIOSK, publicPlace } from '#protocol/public';
import { CASE_STATES } from '#protocol/stages';
import { SCENES } from '#scenes/index';
import { HOUR, MINUTE, MORNING, ToldFold } from '../../support/fold.ts';
import { TINY } from '../../support/tiny-district.ts';

const HOUSEHOLD = SCENES.filter(({ household }) => household === true).map(({ id }) => id);
const OPEN = SCENES.filter(({ household }) => household !== true).map(({ id }) => id);

describe('what passers-by may know', () => {
  it('is how many cases stand in a place, how far they are, and since when the oldest is open', () => {
    const fold = new ToldFold();
    fold.case(HOUR, 'c-1', { block: 'b-1' });
    fold.case(HOUR + MINUTE, 'c-2', { block: 'b-1' });
    fold.case(HOUR + 2 * MINUTE, 'c-2', { block: 'b-1', state: 'in-hand' });
    fold.case(HOUR, 'c-3', { block: 'b-2', scene: 'street-vendor' });
    fold.case(HOUR + MINUTE, 'c-3', { block: 'b-2', scene: 'street-vendor', state: 'closed' });
    expect(fold.engine.publicPlace('block', 'b-1')).toMatchObject({
      open: 2, found: 2, solved: 0, scenes: [{ scene: 'litter', told: 1, working: 1, checking: 0, since: MORNING + HOUR }],
    });
    expect(fold.engine.publicPlace('street', 's-1')).toMatchObject({ open: 2, found: 3, solved: 1 });
    expect(fold.engine.overview()).toMatchObject({ open: 2, found: 3, solved: 1, month: { closed: 1 } });
    expect(fold.engine.overview().streets[0]?.blocks.map(({ id, open }) => [id, open])).toContainEqual(['b-1', 2]);
  });

  it('is nothing of a place that there is not', () => {
    const { engine } = new ToldFold();
    for (const [about, id] of [['block', 'b-99'], ['area', 'a-1'], ['case', 'c-1'], ['__proto__', 'b-1']] as const) expect(engine.publicPlace(about, id)).toBeUndefined();
  });

  it('never counts a case that tells of a household, whatever happens, and says no more of any than its scene', () => {
    const told = fc.record({ n: fc.nat(8), scene: fc.constantFrom(...HOUSEHOLD, ...OPEN.slice(0, 3)), block: fc.constantFrom(...TINY.blocks.map(({ id }) => id)), state: fc.constantFrom(...CASE_STATES) });
    fc.assert(fc.property(fc.array(told, { maxLength: 40 }), (events) => {
      const [all, without] = [new ToldFold(), new ToldFold()];
      events.forEach(({ n, scene, block, state }, i) => {
        const household = HOUSEHOLD.includes(scene);
        // A case keeps its scene: those of a household have ids of their own.
        const id = household ? `h-${n}` : `secret-${scene}-${n}`;
        for (const fold of household ? [all] : [all, without]) fold.case(HOUR + i * MINUTE, id, { scene, block, state, department: '王某某 13800138000' });
      });
      for (const { id } of TINY.blocks) {
        const [seen, expected] = [all, without].map(({ engine }) => engine.publicPlace('block', id));
        expect({ ...seen, at: 0, heard: 0 }).toEqual({ ...expected, at: 0, heard: 0 });
        expect(Object.keys(publicPlace.strict().parse(seen)).sort()).toEqual(['at', 'found', 'heard', 'open', 'scenes', 'solved']);
      }
      expect(JSON.stringify(all.engine.overview())).not.toMatch(/secret|h-\d|王某某|1380/);
    }), { numRuns: 40 });
  });
});

describe('a kiosk’s screen', () => {
  it('hangs so that enough of it is within reach of somebody in a wheelchair', () => {
    expect(kiosk.safeParse(KIOSK).success).toBe(true);
    expect(kiosk.safeParse({ ...KIOSK, bottomMm: 950 }).error?.issues[0]?.message).toContain('reach');
  });
});
