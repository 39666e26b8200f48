import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { change, shares } from '#protocol/shares';

describe('the shares of a period', () => {
  it('are those of the published monthly reports', () => {
    expect(shares({ due: 972, closedDue: 911, onTime: 737, closed: 911, rework: 0 })).toEqual({ closing: 93.72, onTime: 75.82, rework: 0 });
    expect(shares({ due: 24_932, closedDue: 23_974, onTime: 22_345, closed: 23_974, rework: 719 })).toEqual({ closing: 96.16, onTime: 89.62, rework: 3 });
  });

  it('are not there where nothing was due or closed', () => {
    expect(shares({ due: 0, closedDue: 0, onTime: 0, closed: 0, rework: 2 })).toEqual({ closing: undefined, onTime: undefined, rework: undefined });
  });

  it('lie between nothing and all', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (due, part) => {
      const { closing = -1 } = shares({ due, closedDue: Math.floor(due * part), onTime: 0, closed: 0, rework: 0 });
      expect(closing).toBeGreaterThanOrEqual(0);
      expect(closing).toBeLessThanOrEqual(100);
    }));
  });
});

describe('the change on an earlier period', () => {
  it('is more or less in per cent', () => {
    expect([change(120, 100), change(75, 100), change(1, 3)]).toEqual([20, -25, -66.67]);
  });

  it('is not there where nothing was counted or measured then', () => {
    expect([change(5, 0), change(5, -1)]).toEqual([undefined, undefined]);
  });
});
