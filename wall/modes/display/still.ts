import { STILL_BYTES, STILL_WIDTH, type Still } from '#protocol/proof';
import type { Timing } from '../../subscribe/timing.ts';
import { sketch } from './sketch.ts';

/** Qualities tried one after the other, until a still is small enough. */
const QUALITIES = [0.7, 0.5, 0.3, 0.15] as const;
/** At most one still in so long (ms), whoever asks. */
const SPACING = 2_000;

/** Makes stills of what `root` finds on the page, small ones, and not too often. */
export function stills(timing: Timing, root: () => Element | null): () => Promise<Omit<Still, 'number'>> {
  let last = -Infinity;
  return async () => {
    const stage = root();
    if (!stage) return { refused: 'no-stage' };
    if (timing.now() - last < SPACING) return { refused: 'too-often' };
    last = timing.now();
    const picture = await sketch(stage, STILL_WIDTH, timing);
    for (const quality of QUALITIES) {
      const image = await picture.convertToBlob({ type: 'image/webp', quality });
      if (image.size <= STILL_BYTES) return { image: new Uint8Array(await image.arrayBuffer()) };
    }
    return { refused: 'too-large' };
  };
}
