import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Heap, type Waiting } from '#server/aggregate/heap';

const waiting = (due: number, order: number): Waiting => ({ due, order, live: true });

describe('a heap', () => {
  it('gives what a sorted list would, whatever is added, dropped and taken in between', () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ add: fc.nat(20) }) },
      { weight: 3, arbitrary: fc.record({ drop: fc.nat(400) }) },
      { weight: 1, arbitrary: fc.constant('shift' as const) },
    );
    fc.assert(fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const heap = new Heap<Waiting>();
      let list: Waiting[] = [];
      steps.forEach((step, order) => {
        if (step === 'shift') {
          const [first] = list;
          expect(heap.shift()).toBe(first);
          list = list.slice(1);
        } else if ('add' in step) {
          list = [...list, heap.add(waiting(step.add, order))].sort((a, b) => a.due - b.due || a.order - b.order);
        } else {
          const dropped = list[step.drop % (list.length || 1)];
          if (dropped) heap.drop(dropped);
          list = list.filter((entry) => entry !== dropped);
        }
        expect(heap.size).toBe(list.length);
        expect(heap.first()).toBe(list[0]);
      });
    }));
  });

  it('does not drop an entry twice', () => {
    const heap = new Heap<Waiting>();
    const entry = heap.add(waiting(1, 1));
    heap.add(waiting(2, 2));
    heap.drop(entry);
    heap.drop(entry);
    expect(heap.size).toBe(1);
  });

  it('keeps no more dead entries than live ones, however many come and go behind one that stays', () => {
    const heap = new Heap<Waiting>();
    heap.add(waiting(0, 0));
    for (let i = 1; i <= 10_000; i++) heap.drop(heap.add(waiting(i, i)));
    expect(heap.size).toBe(1);
    expect(heap.room).toBeLessThan(200);
  });
});
