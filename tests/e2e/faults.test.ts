import { describe, expect, test } from 'vitest';
import { drive } from '../faults/drive.ts';
import { mayMount } from '../faults/full-disk.ts';
import { FAULTS, type FaultName } from '../faults/index.ts';
import { stop } from '../faults/stop.ts';

/** In short: `npm run faults` does it for longer, with more displays. */
const SHORT = { displays: 20, rounds: 2, seed: 1 };
/** Long enough that each display sees its server fall silent, ms. */
const STILL = 4_000;

describe.concurrent('after each fault nothing acknowledged is lost, none is twice, every replica is what its source is, and displays come back apart', () => {
  test.concurrent.each((Object.keys(FAULTS) as FaultName[]).filter((name) => name !== 'full-disk'))('%s', async (name) => { await held(name); }, 120_000);
  test.skipIf(!mayMount())('full-disk', async () => { await held('full-disk'); }, 120_000);
});

async function held(name: FaultName): Promise<void> {
  const outcome = await drive(name, name === 'stop' ? stop(STILL) : await FAULTS[name](), SHORT);
  expect(outcome).toMatchObject({ rounds: SHORT.rounds, lost: 0, twice: 0, unequal: 0, never: 0, herd: { hasty: 0 } });
  expect(outcome.acknowledged).toBeGreaterThan(0);
  // Of twenty over a second and a half no ten fall into the same tenth of it.
  expect(outcome.herd.share).toBeLessThan(0.5);
}
