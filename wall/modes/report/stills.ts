import { played } from '#protocol/past';
import { walls } from '#protocol/walls';
import * as z from 'zod';
import type { Timing } from '../../subscribe/timing.ts';
import { sketch } from '../display/sketch.ts';
import { sureAnswerOf, postTo } from '../../subscribe/answer.ts';

/** How wide a still of a report is, px; and its quality. */
const WIDTH = 960;
const QUALITY = 0.8;
/** How long a page may take to stand (ms), how often it is looked at, and how long it rests then, so that its map is painted. */
const PATIENCE = 12_000;
const LOOK = 100;
const REST = 1_200;
/** So far from a moment is not that moment, ms. */
const NEAR = 2_000;

const pause = (timing: Pick<Timing, 'after'>, ms: number) => new Promise<void>((resolve) => { timing.after(ms, resolve); });

/** The wall that a report shows: the one that commands, or else the first. Rejects where the server cannot be read. */
export async function wallOf(): Promise<string> {
  const { walls: all } = await sureAnswerOf('/api/walls', z.object({ walls }));
  return (all.find(({ layout }) => layout === 'command') ?? all[0])?.id ?? 'main';
}

/** Whether the page behind stands: its panels are there, and its map is painted. */
function stands(root: Element): boolean {
  const stage = root.querySelector('main.stage[data-link="live"]');
  return stage?.querySelector('[data-panel]') !== null && stage !== null && stage.querySelector('.skeleton, [data-frames="0"]') === null;
}

/**
 * A picture of what a wall showed at a moment (ms) of a world, whose page stands under `root`; the address of an image, undefined where the journal does not reach to that
 * moment. Rejects where the page does not come to stand.
 */
export async function stillAt(root: Element, base: string, at: number, timing: Timing): Promise<string | undefined> {
  const there = played.parse(await postTo(`${base}/api/playing`, { at, playing: false }));
  if (Math.abs(there.at - at) > NEAR) return undefined;
  const end = timing.now() + PATIENCE;
  do {
    if (timing.now() > end) throw new Error('the page does not stand');
    await pause(timing, LOOK);
  } while (!stands(root));
  await pause(timing, REST);
  const stage = root.querySelector('.stage');
  if (!stage) throw new Error('there is no stage');
  const picture = await (await sketch(stage, WIDTH, timing)).convertToBlob({ type: 'image/webp', quality: QUALITY });
  return URL.createObjectURL(picture);
}
