import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Display } from '../../../../wall/subscribe/display.svelte.ts';
import { Visitors } from '../../../../wall/modes/display/visitors.svelte.ts';
import { ManualTiming } from '../../support/manual-timing.ts';

let timing: ManualTiming;
let kept: Map<string, string>;
/** What the server was told, and whether it answers. */
let told: { id: string; data: object }[];
let reachable: boolean;
let tries: number;

beforeEach(() => {
  [timing, kept, told, reachable, tries] = [new ManualTiming(), new Map<string, string>(), [], true, 0];
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    tries += 1;
    if (!reachable) return Promise.reject(new Error('no server'));
    told.push(JSON.parse(body) as (typeof told)[number]);
    return Promise.resolve({ ok: true, json: () => Promise.resolve({ accepted: 1, repeated: 0 }) });
  });
});
afterEach(() => { vi.unstubAllGlobals(); });

const memory = {
  getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value); }, removeItem: (key: string) => { kept.delete(key); },
};
const page = (wall = 'main') => new Visitors(wall, { timing, clock: { now: () => 7 } } as unknown as Display, memory);

it('who presses the key sees nothing internal at once, before the server knows; only the server says that visitors are gone', async () => {
  const visitors = page();
  visitors.hear(true, false);
  visitors.come();
  expect(visitors.here).toBe(true);
  visitors.hear(true, false);
  expect(visitors.here).toBe(true);
  await vi.waitUntil(() => told.length === 1);
  expect(told[0]?.data).toEqual({ post: '屏墙', action: 'visitors', target: 'main' });
  visitors.come();
  visitors.hear(true, true);
  visitors.hear(true, false);
  expect([visitors.here, told.length]).toEqual([false, 1]);
});

it('a server that cannot be told is told again, by the same id, and nothing is shown meanwhile', async () => {
  reachable = false;
  const visitors = page();
  visitors.come();
  await vi.waitUntil(() => tries === 1);
  reachable = true;
  await vi.waitUntil(() => {
    timing.pass(3_000);
    return told.length === 1;
  });
  expect(visitors.here).toBe(true);
});

it('a page that is loaded anew remembers, as long as the server has not spoken, and for its own wall only', () => {
  page().hear(true, true);
  expect([page().here, page('hall').here]).toEqual([true, false]);
  const again = page();
  again.hear(false, false);
  expect(again.here).toBe(true);
  again.hear(true, false);
  expect([again.here, page().here]).toEqual([false, false]);
});
