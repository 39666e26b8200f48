import { expect, test } from 'vitest';
import { FRESHNESS_BUDGET } from '#protocol/topics';
import { ageOf, oldest } from '../../../wall/stage/age.ts';

const now = 1_700_000_000_000;
const stateAt = (age: number, speed = 1) => ageOf(now - age, now, speed).state;

test('nothing is said of what is fresh, its age past half the budget, and that it is stale past the budget', () => {
  expect([0, FRESHNESS_BUDGET / 2, FRESHNESS_BUDGET / 2 + 1, FRESHNESS_BUDGET, FRESHNESS_BUDGET + 1].map((age) => stateAt(age)))
    .toEqual(['fresh', 'fresh', 'aging', 'aging', 'stale']);
});

test('what was never heard of has no age', () => {
  expect(ageOf(0, now, 1).state).toBe('never');
});

test('in a replay the age counts in our own time', () => {
  expect([stateAt(FRESHNESS_BUDGET * 60, 60), stateAt(FRESHNESS_BUDGET * 60 + 60, 60)]).toEqual(['aging', 'stale']);
  expect(ageOf(now - 90_000, now, 2).seconds).toBe(45);
});

test('a source whose clock runs ahead is fresh, not of the future', () => {
  expect(ageOf(now + 5000, now, 1)).toMatchObject({ state: 'fresh', seconds: 0 });
});

test('a panel is as old as its oldest topic', () => {
  expect([oldest([5, 3, 9]), oldest([7, 0]), oldest([])]).toEqual([3, 0, 0]);
});
