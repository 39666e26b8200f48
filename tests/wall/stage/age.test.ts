import { expect, test } from 'vitest';
import { FRESHNESS_BUDGET } from '#protocol/topics';
import { ageOf, unpromised, worst } from '../../../wall/stage/age.ts';

const now = 1_700_000_000_000;
const stateAt = (age: number, speed = 1) => ageOf(unpromised(now - age), now, speed).state;

test('nothing is said of what is fresh, its age past half the budget, and that it is stale past the budget', () => {
  expect([0, FRESHNESS_BUDGET / 2, FRESHNESS_BUDGET / 2 + 1, FRESHNESS_BUDGET, FRESHNESS_BUDGET + 1].map((age) => stateAt(age)))
    .toEqual(['fresh', 'fresh', 'aging', 'aging', 'stale']);
});

test('what was never heard of has no age', () => {
  expect(ageOf(unpromised(0), now, 1).state).toBe('never');
});

test('in a replay the age counts in our own time', () => {
  expect([stateAt(FRESHNESS_BUDGET * 60, 60), stateAt(FRESHNESS_BUDGET * 60 + 60, 60)]).toEqual(['aging', 'stale']);
  expect(ageOf(unpromised(now - 90_000), now, 2).seconds).toBe(45);
});

test('a source whose clock runs ahead is fresh, not of the future', () => {
  expect(ageOf(unpromised(now + 5000), now, 1)).toMatchObject({ state: 'fresh', seconds: 0 });
});

test('it is late and silent when its sources promised, but no sooner than after 5 and 30 s of our own time', () => {
  const state = (age: number, late: number, silent: number, speed = 1) => ageOf({ seen: now - age, late, silent }, now, speed).state;
  expect([25_000, 25_001, 100_000, 100_001].map((age) => state(age, 25_000, 100_000))).toEqual(['fresh', 'aging', 'aging', 'stale']);
  expect([5_000, 5_001, 30_000, 30_001].map((age) => state(age, 100, 1_000))).toEqual(['fresh', 'aging', 'aging', 'stale']);
  expect([300_000, 300_001].map((age) => state(age, 25_000, 100_000, 60))).toEqual(['fresh', 'aging']);
});

test('what all sources of have ended is of the past at once', () => {
  expect(ageOf({ seen: now, late: 0, silent: 0 }, now, 1).state).toBe('stale');
});

test('a panel is as old as the worst of its topics, of several the one heard longest ago', () => {
  const fresh = ageOf(unpromised(now), now, 1);
  const late = ageOf({ seen: now - 6_000, late: 5_000, silent: 30_000 }, now, 1);
  const slow = ageOf({ seen: now - 3_600_000, late: 4_500_000, silent: 18_000_000 }, now, 1);
  expect([worst([fresh, late, slow]), worst([fresh, slow]), worst([])]).toEqual([late, slow, undefined]);
});
