import { expect, it } from 'vitest';
import { TINY } from '#tests/support/tiny-district';
import { KnownDistrict } from '../../wall/district.svelte.ts';
import { ManualTiming } from './support/manual-timing.ts';

/** Lets every promise that is settled tell so. */
const settle = async () => { for (let turn = 0; turn < 5; turn++) await Promise.resolve(); };

function asking(failures: number) {
  const timing = new ManualTiming();
  const asked = { times: 0 };
  const known = new KnownDistrict(timing, () => (++asked.times > failures ? Promise.resolve(TINY) : Promise.reject(new Error('away'))));
  return { timing, asked, known };
}

it('is asked for again until it is known, and then no more', async () => {
  const { timing, asked, known } = asking(2);
  known.start();
  await settle();
  expect([known.value, known.failed, known.counts]).toEqual([undefined, true, { areas: 0, blocks: 0 }]);
  for (const _ of [1, 2, 3]) {
    timing.pass(3_000);
    await settle();
  }
  expect([known.value?.id, known.failed, known.counts, asked.times]).toEqual(['tiny', false, { areas: 3, blocks: 6 }, 3]);
});

it('is not asked for once it is stopped', async () => {
  const { timing, asked, known } = asking(9);
  const stop = known.start();
  await settle();
  stop();
  timing.pass(60_000);
  expect(asked.times).toBe(1);
});
