import { describe, expect, it } from 'vitest';
import { LIMIT_CLASSES } from '#protocol/limits';
import { priorityOf } from '#server/alarms/priority';

describe('a priority', () => {
  it('goes by severity first and by the limit within it, from 1 to 255', () => {
    const all = [1, 2, 3].flatMap((severity) => LIMIT_CLASSES.map((limit) => priorityOf(severity, limit)));
    expect(all).toEqual([...all].sort((a, b) => a - b));
    expect([new Set(all).size, all[0], all.every((one) => one >= 1 && one <= 255)]).toEqual([21, 1, true]);
  });
});
