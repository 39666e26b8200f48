import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Durations } from '#server/aggregate/operators/durations';
import { State } from '#server/aggregate/state';

const durationsOf = (share: number) => {
  const state = new State('test');
  return { state, durations: new Durations(state.table('durations', 'test'), share) };
};
const ms = fc.oneof(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 0, max: 300 * 86_400_000 }));
const share = fc.constantFrom(0.5, 0.9);

describe('durations', () => {
  it('have the mean of what was added, and a quantile at most 5 % off', () => {
    fc.assert(fc.property(share, fc.array(ms, { minLength: 1 }), fc.array(ms), (share, kept, taken) => {
      const { durations } = durationsOf(share);
      for (const one of [...taken, ...kept]) durations.add('a', one);
      for (const one of taken) durations.drop('a', one);
      const exact = ([...kept].sort((a, b) => a - b)[Math.ceil(share * kept.length) - 1] ?? 0) / 1000;
      expect(durations.mean('a')).toBe(Math.round(kept.reduce((sum, one) => sum + one, 0) / kept.length / 1000));
      expect(Math.abs(durations.quantile('a') - exact)).toBeLessThanOrEqual(Math.max(0.05 * exact, 5) + 0.5);
    }));
  });

  it('are told by key, are none where there is none, and can be cleared', () => {
    const { durations } = durationsOf(0.5);
    durations.add('a', 60_000);
    durations.add('b', 120_000);
    durations.drop('b', 120_000);
    expect([durations.mean('a'), durations.mean('b'), durations.quantile('b'), durations.quantile('c')]).toEqual([60, 0, 0, 0]);
    durations.clear();
    expect([durations.mean('a'), durations.quantile('a')]).toEqual([0, 0]);
  });

  it('go on after a restore as before it', () => {
    fc.assert(fc.property(fc.array(ms), fc.array(ms), (before, after) => {
      const plain = durationsOf(0.9);
      for (const one of before) plain.durations.add('a', one);
      const restored = durationsOf(0.9);
      restored.state.restore(plain.state.dump());
      for (const { durations } of [plain, restored]) for (const one of after) durations.add('a', one);
      expect(restored.state.dump()).toEqual(plain.state.dump());
    }));
  });
});
