import { describe, expect, it } from 'vitest';
import type { Case } from '#server/cases/case';
import { MEASURES, measure } from '#server/cases/measures';
import { caseOf } from '../../support/cases.ts';

/** The period began at 100. */
const measured = (row: Partial<Case>): string[] => {
  const counts = MEASURES.map(() => 0);
  measure(caseOf(row), 100, counts);
  return MEASURES.filter((_, i) => counts[i] === 1);
};

describe('what a case adds to a period', () => {
  it('is each step in the period in which it came', () => {
    expect(measured({ state: 'dispatched', opened: 99, accepted: 99, registered: 100, dispatched: 101 })).toEqual(['registered', 'dispatched']);
    expect(measured({ state: 'discovered', opened: 100 })).toEqual(['reported']);
    expect(measured({ state: 'rework', opened: 50, rework: 120 })).toEqual(['rework']);
  });

  it('is due, closed and in time where it was closed before its time ran out', () => {
    expect(measured({ state: 'closed', opened: 50, ended: 110, due: 200 })).toEqual(['closed', 'due', 'onTime', 'closedDue']);
    expect(measured({ state: 'closed', opened: 50, ended: 110, due: 0 })).toEqual(['closed', 'due', 'onTime', 'closedDue']);
  });

  it('is due where its time ran out in the period, and closed of the due ones where it was closed after that', () => {
    expect(measured({ state: 'in-hand', opened: 50, due: 110, overdue: true })).toEqual(['due']);
    expect(measured({ state: 'closed', opened: 50, due: 110, overdue: true, ended: 120 })).toEqual(['closed', 'due', 'closedDue']);
    expect(measured({ state: 'closed', opened: 50, due: 90, overdue: true, ended: 120 })).toEqual(['closed']);
  });

  it('is never due where it was rejected, nor while its time still runs', () => {
    expect(measured({ state: 'rejected', opened: 50, ended: 110, due: 105, overdue: true })).toEqual([]);
    expect(measured({ state: 'in-hand', opened: 50, due: 300 })).toEqual([]);
  });
});
