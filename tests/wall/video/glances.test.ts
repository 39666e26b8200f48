import { expect, it } from 'vitest';
import { Glances } from '../../../wall/video/glances.svelte.ts';
import { ManualTiming } from '../support/manual-timing.ts';

it('looks into one camera after the other, the longest unseen first, each once a minute', () => {
  const timing = new ManualTiming();
  const glances = new Glances(timing);
  const order: (string | undefined)[] = [];
  glances.start(() => ['a', 'b', 'c']);
  for (let i = 0; i < 4; i++) {
    timing.pass(500);
    order.push(glances.current);
    if (glances.current !== undefined) glances.seen(glances.current);
  }
  expect(order).toEqual(['a', 'b', 'c', undefined]);
  timing.pass(60_000);
  expect(glances.current).toBe('a');
});

it('gives up on one that shows nothing within ten seconds, and leaves one that is not wanted any more', () => {
  const timing = new ManualTiming();
  const glances = new Glances(timing);
  let wanted = ['a', 'b'];
  glances.start(() => wanted);
  timing.pass(500);
  timing.pass(9_900);
  expect(glances.current).toBe('a');
  timing.pass(1_000);
  expect(glances.current).toBe('b');
  wanted = [];
  timing.pass(500);
  expect(glances.current).toBeUndefined();
  glances.seen('a');
  expect(glances.current).toBeUndefined();
});
