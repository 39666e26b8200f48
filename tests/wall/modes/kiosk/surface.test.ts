import { describe, expect, it } from 'vitest';
import { KIOSK, kiosk, REACH } from '#protocol/public';
import { ASKED, Idle, QUIET } from '../../../../wall/modes/kiosk/idle.ts';
import { surfaceOf } from '../../../../wall/modes/kiosk/surface.ts';
import { ManualTime } from '../../../support/manual-time.ts';

describe('a kiosk’s surface', () => {
  it('keeps what is touched in the lower two thirds and within reach of somebody in a wheelchair, however the screen hangs and stands', () => {
    const lying = { ...KIOSK, widthMm: KIOSK.heightMm, heightMm: KIOSK.widthMm };
    for (const [screen, size] of [[KIOSK, { width: 2160, height: 3840 }], [lying, { width: 3840, height: 2160 }], [KIOSK, { width: 1080, height: 1920 }]] as const) {
      for (const bottomMm of [0, 300, 450, 600].filter((bottomMm) => kiosk.safeParse({ ...screen, bottomMm }).success)) {
        const { perMm, from, to } = surfaceOf({ ...screen, bottomMm }, size);
        const overFloor = (px: number) => bottomMm + (size.height - px) / perMm;
        expect(overFloor(to)).toBeGreaterThanOrEqual(REACH.from - 0.01);
        expect(overFloor(from)).toBeLessThanOrEqual(REACH.to + 0.01);
        expect(from).toBeGreaterThanOrEqual(size.height / 3 - 0.01);
        expect((to - from) / perMm).toBeGreaterThan(200);
      }
    }
    expect(surfaceOf(KIOSK, { width: 3840, height: 2160 })).toEqual(surfaceOf(lying, { width: 3840, height: 2160 }));
  });

  it('is as large in millimetres on any number of pixels, and larger for whoever asks', () => {
    const [sharp, coarse] = [{ width: 2160, height: 3840 }, { width: 1080, height: 1920 }].map((size) => surfaceOf(KIOSK, size));
    expect(sharp?.text).toBeCloseTo((coarse?.text ?? 0) * 2);
    expect(surfaceOf(KIOSK, { width: 1080, height: 1920 }, true).text).toBeGreaterThan((coarse?.text ?? 0) * 1.2);
  });
});

describe('an idle kiosk', () => {
  it('asks after a while whether somebody is there, counts down, and says so once nobody is', () => {
    const time = new ManualTime();
    const told: (number | undefined | 'gone')[] = [];
    const idle = new Idle({ timing: time, asking: (left) => told.push(left), gone: () => told.push('gone') });
    idle.touch();
    time.pass(QUIET - 1);
    expect(told).toEqual([undefined]);
    time.pass(1);
    expect(told.at(-1)).toBe(ASKED / 1000);
    time.pass(ASKED);
    expect(told.slice(-3)).toEqual([1, undefined, 'gone']);
    time.pass(QUIET * 2);
    expect(told.at(-1)).toBe('gone');
  });

  it('asks no more once something was touched', () => {
    const time = new ManualTime();
    const told: (number | undefined | 'gone')[] = [];
    const idle = new Idle({ timing: time, asking: (left) => told.push(left), gone: () => told.push('gone') });
    idle.touch();
    time.pass(QUIET + 3000);
    idle.touch();
    time.pass(QUIET - 1);
    expect(told.at(-1)).toBeUndefined();
    expect(told).not.toContain('gone');
  });
});
