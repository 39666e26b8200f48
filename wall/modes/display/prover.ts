import type { Proof } from '#protocol/proof';
import type { Wall } from '#protocol/walls';
import { fit, type Part } from '../../stage/geometry.ts';
import { gridFor, type Layout } from '../../stage/layout.ts';
import { plotsOf } from '../../stage/plot.ts';
import { shownIn, type Circumstances } from '../../stage/turns.ts';
import { hashOf, placesOf, stoodOn, wrongOf } from './standing.ts';

/** What a page was asked to show: a wall or a display of it, by a layout, in which circumstances; and the number of the walls that it has this from. */
export interface Asked extends Circumstances { wall: Wall; part: Part | undefined; layout: Layout; walls: number }

/** Chromium's count of the memory of scripts; other browsers have none. */
interface Memory { memory?: { usedJSHeapSize: number } }

/** The hash in the name of the page's first script, which changes with whatever changes in the build; '' in a page that was not built. */
export const buildOf = (script: Pick<HTMLScriptElement, 'src'> | null): string => /\/index-([\w-]{8})\.js$/.exec(script?.src ?? '')?.[1] ?? '';

/** What stands on the page now, beside what should by what it was asked. Undefined where it has no stage. */
export function standingOn(page: Document, { wall, part, layout, walls, ...circumstances }: Asked, look: Pick<Proof, 'language' | 'theme'>): Pick<Proof, 'walls' | 'build' | 'hash' | 'ought' | 'language' | 'theme' | 'wrong' | 'heap' | 'width' | 'height'> | undefined {
  const stage = page.querySelector('.stage');
  if (!stage) return undefined;
  const size = { width: window.innerWidth, height: window.innerHeight };
  const stand = fit(wall, size, part);
  const plots = plotsOf(gridFor(layout, stand.width / stand.height, wall), stand, size).map((plot) => ({ ...plot, kinds: shownIn(plot.area, plot.kinds, circumstances) }));
  const stood = stoodOn(stage);
  const rest = [walls, look.language, look.theme];
  const ratio = window.devicePixelRatio;
  return {
    ...look, walls, build: buildOf(page.querySelector<HTMLScriptElement>('script[type="module"]')),
    hash: hashOf(placesOf(plots, stood), rest), ought: hashOf(plots, rest), wrong: wrongOf(plots, stood),
    heap: (performance as Memory).memory?.usedJSHeapSize ?? 0, width: Math.round(size.width * ratio), height: Math.round(size.height * ratio),
  };
}
