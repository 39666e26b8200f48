import { describe, expect, it } from 'vitest';
import { Attempts } from '#server/access/attempts';

const SECOND = 1_000;

describe('sign-ins that fail', () => {
  it('cost nothing three times, then a second, then twice as long each time, a quarter of an hour at the most', () => {
    const attempts = new Attempts();
    const waits = Array.from({ length: 20 }, () => {
      attempts.failed('officer', '10.0.0.7', 0);
      return attempts.wait('officer', '10.0.0.7', 0) / SECOND;
    });
    expect(waits.slice(0, 7)).toEqual([0, 0, 1, 2, 4, 8, 16]);
    expect(waits.at(-1)).toBe(900);
  });

  it('shut out neither the same name elsewhere nor another name there', () => {
    const attempts = new Attempts();
    for (let i = 0; i < 10; i++) attempts.failed('officer', '10.0.0.7', 0);
    expect(attempts.wait('officer', '10.0.0.8', 0)).toBe(0);
    expect(attempts.wait('chief', '10.0.0.7', 0)).toBe(0);
  });

  it('slow down whoever tries many names from one address, and a name that is tried from many', () => {
    const attempts = new Attempts();
    for (let i = 0; i < 25; i++) attempts.failed(`name-${i}`, '10.0.0.7', 0);
    expect(attempts.wait('another', '10.0.0.7', 0)).toBe(32 * SECOND);
    for (let i = 0; i < 52; i++) attempts.failed('officer', `10.0.1.${i}`, 0);
    expect(attempts.wait('officer', '10.9.9.9', 0)).toBe(4 * SECOND);
  });

  it('are forgotten by the one that succeeds, and after an hour', () => {
    const attempts = new Attempts();
    for (let i = 0; i < 5; i++) attempts.failed('officer', '10.0.0.7', 0);
    attempts.succeeded('officer', '10.0.0.7');
    expect(attempts.wait('officer', '10.0.0.7', 0)).toBe(0);
    for (let i = 0; i < 20; i++) attempts.failed('chief', '10.0.0.7', 0);
    expect(attempts.wait('chief', '10.0.0.7', 3_600_001)).toBe(0);
  });

  it('are listed, the newest first, with names cut short', () => {
    const attempts = new Attempts();
    for (let i = 0; i < 300; i++) attempts.failed(`${i} ${'x'.repeat(500)}`, '10.0.0.7', i);
    expect(attempts.list()).toHaveLength(200);
    expect(attempts.list()[0]).toMatchObject({ at: 299, from: '10.0.0.7' });
    expect(attempts.list()[0]?.name).toHaveLength(64);
  });
});
