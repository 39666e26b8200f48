import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Timers } from '#server/aggregate/timers';

function timersOf() {
  const timers = new Timers();
  const fired: string[] = [];
  const tell = (kind: string) => (key: string) => { fired.push(`${kind} ${key} at ${timers.now}`); };
  return { timers, fired, a: timers.kind('a', tell('a')), b: timers.kind('b', tell('b')) };
}

describe('deadlines', () => {
  it('fire in order of their time, each at its own', () => {
    const { timers, fired, a, b } = timersOf();
    a.set('late', 30);
    b.set('early', 10);
    a.set('middle', 20);
    timers.run(25);
    expect(fired).toEqual(['b early at 10', 'a middle at 20']);
    expect(timers.now).toBe(25);
    timers.run(30);
    expect(fired.at(-1)).toBe('a late at 30');
  });

  it('of the same time fire in the order they were set', () => {
    const { timers, fired, a, b } = timersOf();
    b.set('1', 10);
    a.set('2', 10);
    b.set('3', 10);
    timers.run(10);
    expect(fired).toEqual(['b 1 at 10', 'a 2 at 10', 'b 3 at 10']);
  });

  it('are one a key: a new one takes the place of the old', () => {
    const { timers, fired, a } = timersOf();
    a.set('x', 10);
    a.set('x', 20);
    expect([a.due('x'), timers.size]).toEqual([20, 1]);
    timers.run(50);
    expect(fired).toEqual(['a x at 20']);
    expect(a.due('x')).toBeUndefined();
  });

  it('that are cancelled do not fire', () => {
    const { timers, fired, a } = timersOf();
    a.set('x', 10);
    a.cancel('x');
    a.cancel('never set');
    timers.run(50);
    expect(fired).toEqual([]);
  });

  it('already past are due now, and time never goes back', () => {
    const { timers, fired, a } = timersOf();
    timers.run(100);
    a.set('x', 10);
    timers.run(40);
    expect([fired, timers.now]).toEqual([[], 100]);
    timers.run(100);
    expect(fired).toEqual(['a x at 100']);
  });

  it('set by a deadline that fires are kept too, in the same run', () => {
    const timers = new Timers();
    const fired: number[] = [];
    const again = timers.kind('again', (key) => {
      fired.push(timers.now);
      if (timers.now < 50) again.set(key, timers.now + 20);
    });
    again.set('x', 10);
    timers.run(1000);
    expect(fired).toEqual([10, 30, 50]);
  });

  it('are one name a kind', () => {
    const { timers } = timersOf();
    expect(() => timers.kind('a', () => undefined)).toThrow('deadlines a exist');
  });

  it('go on from a dump as if nothing had been', () => {
    const sets = fc.array(fc.tuple(fc.constantFrom('a' as const, 'b' as const), fc.constantFrom('x', 'y', 'z'), fc.integer({ min: 0, max: 50 })), { maxLength: 20 });
    fc.assert(fc.property(sets, sets, fc.nat(30), (first, second, time) => {
      const [one, two] = [timersOf(), timersOf()];
      for (const [kind, key, due] of first) one[kind].set(key, due);
      one.timers.run(time);
      two.a.set('x', 1);
      two.timers.restore(one.timers.dump());
      const before = one.fired.length;
      for (const world of [one, two]) {
        for (const [kind, key, due] of second) world[kind].set(key, due);
        world.timers.run(100);
      }
      expect(two.fired).toEqual(one.fired.slice(before));
      expect(two.timers.dump()).toEqual(one.timers.dump());
    }));
  });

  it('refuse a dump with a kind that nobody declared', () => {
    expect(() => new Timers().restore({ now: 0, order: 1, kinds: [['gone', ['x'], [1], [0]]] })).toThrow('no deadlines gone');
  });
});
