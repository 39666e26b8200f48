import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../wall/theme/tokens.css', import.meta.url), 'utf8');
const block = (selector: string) => {
  const body = new RegExp(`${selector} \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*(#\w{6})/g)].map(([, name, colour]) => [name, colour])) as Record<string, string>;
};
const night = block(':root');
const day = { ...night, ...block(":root\\[data-theme='day'\\]") };

/** Contrast of two colours by WCAG 2. */
function contrast(a = '', b = ''): number {
  const light = (hex: string) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0);
  const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe.each([['night', night], ['day', day]])('the %s theme', (_, theme) => {
  it.each(['text', 'quiet', 'red-text', 'orange-text', 'yellow-text'])('keeps 7:1 for %s on a plate', (name) => {
    expect(contrast(theme[name], theme['plate'])).toBeGreaterThanOrEqual(7);
  });

  it.each(['plate', 'raised', 'red-wash', 'heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4'])('keeps 7:1 for figures on %s', (ground) => {
    expect(contrast(theme['text'], theme[ground])).toBeGreaterThanOrEqual(7);
  });

  it.each(['red', 'orange', 'yellow', 'blue'])('keeps 3:1 for the %s shape wherever it stands', (name) => {
    for (const ground of ['plate', 'raised', 'red-wash']) expect(contrast(theme[name], theme[ground])).toBeGreaterThanOrEqual(3);
  });

  it.each(['red', 'yellow', 'orange', 'green'])('keeps 4.5:1 for the letter on the %s tile of credit', (name) => {
    expect(contrast(theme['credit-ink'], theme[`credit-${name}`])).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps 4.5:1 for overdue counts on every step of the heat', () => {
    for (const step of [0, 1, 2, 3, 4]) expect(contrast(theme['red-on-heat'], theme[`heat-${step}`])).toBeGreaterThanOrEqual(4.5);
  });
});
