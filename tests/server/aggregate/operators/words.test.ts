import { expect, it } from 'vitest';
import { Words } from '#server/aggregate/operators/words';

it('gives each word as it came, also past the number it shares', () => {
  const words = new Words();
  for (let i = 0; i < 20_000; i++) expect(words.get(`w-${i % 15_000}`)).toBe(`w-${i % 15_000}`);
});
