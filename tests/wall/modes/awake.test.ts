import { describe, expect, it } from 'vitest';
import { hidePointer, stayAwake } from '../../../wall/modes/awake.ts';
import { reloadsOf } from '../../../wall/modes/display/reload.ts';
import { ManualTiming } from '../support/manual-timing.ts';

const settled = () => new Promise<void>((resolve) => { queueMicrotask(() => { queueMicrotask(resolve); }); });

/** A window that gives wake locks, or refuses them. */
function windowOf(refuses = false) {
  const told = new EventTarget();
  const locks = { asked: 0, released: 0 };
  const document = Object.assign(told, { visibilityState: 'visible' });
  const request = () => {
    locks.asked += 1;
    return refuses ? Promise.reject(new Error('NotAllowedError')) : Promise.resolve({ release: () => { locks.released += 1; return Promise.resolve(); } });
  };
  const see = (state: DocumentVisibilityState) => {
    document.visibilityState = state;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  return { locks, see, view: { navigator: { wakeLock: { request } }, document } as never };
}

describe('a display', () => {
  it('keeps its screen awake, asks anew when it is seen again, and lets go at its end', async () => {
    const { locks, see, view } = windowOf();
    const stop = stayAwake(view);
    see('hidden');
    expect(locks.asked).toBe(1);
    see('visible');
    expect(locks.asked).toBe(2);
    stop();
    await settled();
    see('visible');
    expect(locks).toEqual({ asked: 2, released: 1 });
  });

  it('goes on where a browser has no such lock or refuses it', async () => {
    const { view } = windowOf(true);
    stayAwake(view)();
    stayAwake({ navigator: {}, document: new EventTarget() } as never)();
    await settled();
  });

  it('shows a pointer that moves and hides one that rests', () => {
    const timing = new ManualTiming();
    const view = new EventTarget();
    const hidden: boolean[] = [];
    const stop = hidePointer(view as never, timing, (one) => { hidden.push(one); });
    timing.pass(3_000);
    view.dispatchEvent(new Event('pointermove'));
    timing.pass(2_000);
    view.dispatchEvent(new Event('pointermove'));
    timing.pass(2_000);
    expect(hidden).toEqual([true, false, false]);
    timing.pass(1_000);
    stop();
    expect(hidden).toEqual([true, false, false, true, false]);
  });

  it('counts how often its page was loaded again', () => {
    const kept = new Map<string, string>();
    const memory = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value); } };
    expect([reloadsOf(memory), reloadsOf(memory), reloadsOf(memory)]).toEqual([0, 1, 2]);
  });
});
