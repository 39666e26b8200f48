import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEMORY } from '#server/aggregate/memory';
import { Table } from '#server/aggregate/table';
import { Contenders, type Contender } from '#server/director/contenders';

const WALLS = ['main', 'hall'] as const;
const step = fc.record({
  does: fc.constantFrom('enter' as const, 'enter' as const, 'leave' as const, 'recall' as const, 'sift' as const), wall: fc.constantFrom(...WALLS),
  alarm: fc.constantFrom('a', 'b', 'c', 'd', 'e'), priority: fc.integer({ min: 0, max: 3 }), raised: fc.nat(4), rule: fc.constantFrom('', 'r'),
});

describe('what may have a wall', () => {
  it('is the most urgent, of these the one that came first, whatever entered and left, as a plain search finds it', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const contenders = new Contenders(new Table(MEMORY.candidate));
      let plain: Contender[] = [];
      for (const { does, wall, alarm, priority, raised, rule } of steps) {
        const other = (one: Contender) => one.wall !== wall || one.alarm !== alarm;
        if (does === 'recall') contenders.recall();
        else if (does === 'sift') {
          contenders.sift((one) => one.rule === rule);
          plain = plain.filter((one) => one.rule === rule);
        } else if (does === 'leave') {
          contenders.leave(wall, alarm);
          plain = plain.filter(other);
        } else {
          contenders.enter({ wall, alarm, rule, area: '', priority, raised });
          plain = [...plain.filter(other), { wall, alarm, rule, area: '', priority, raised }];
        }
        for (const one of WALLS) {
          const here = plain.filter((each) => each.wall === one).sort((a, b) => a.priority - b.priority || a.raised - b.raised || (a.alarm < b.alarm ? -1 : 1));
          expect([contenders.first(one)?.alarm, contenders.count(one)]).toEqual([here[0]?.alarm, here.length]);
        }
        expect(contenders.wallsOf(alarm).sort()).toEqual(plain.filter((one) => one.alarm === alarm).map((one) => one.wall).sort());
        expect(contenders.walls().sort()).toEqual([...new Set(plain.map((one) => one.wall))].sort());
      }
    }));
  });
});

describe('a queue of contenders', () => {
  it('does not pile up what left behind one that nobody sees', () => {
    const contenders = new Contenders(new Table(MEMORY.candidate));
    contenders.enter({ wall: 'main', alarm: 'first', rule: 'r', area: '', priority: 0, raised: 0 });
    for (let i = 1; i <= 10_000; i++) {
      contenders.enter({ wall: 'main', alarm: `n-${i}`, rule: 'r', area: '', priority: 1, raised: i });
      contenders.leave('main', `n-${i}`);
    }
    expect([contenders.first('main')?.alarm, contenders.count('main')]).toEqual(['first', 1]);
    expect(contenders.kept).toBeLessThan(200);
  });
});
