import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Axe { run: (options: object) => Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[] }> }

/** Every page that is opened from now on can be judged. */
export async function withAxe(page: Page): Promise<void> { await page.addInitScript({ path: AXE }); }

/** What a page breaks of WCAG 2.2 AA, as far as a machine can judge, one line an element. */
export const breaches = (page: Page): Promise<string[]> => page.evaluate(async (rules) => {
  const { axe } = window as unknown as { axe: Axe };
  const { violations } = await axe.run({ runOnly: rules });
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary ?? ''}`));
}, RULES);
