import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Order } from '#server/aggregate/operators/order';

describe('an order of slots', () => {
  it('knows which came first and which came last, as a plain list would', () => {
    const step = fc.record({ slot: fc.nat(6), push: fc.boolean(), again: fc.boolean() });
    fc.assert(fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      let order = new Order();
      let list: number[] = [];
      for (const { slot, push, again } of steps) {
        if (push) order.push(slot);
        else order.drop(slot);
        list = [...list.filter((one) => one !== slot), ...(push ? [slot] : [])];
        if (again) {
          const copy = new Order();
          copy.push(3);
          copy.restore(order.dump());
          order = copy;
        }
        expect([order.oldest, order.newest, order.size]).toEqual([list[0] ?? -1, list.at(-1) ?? -1, list.length]);
      }
    }));
  });
});
