import type { Proof } from '#protocol/proof';
import type { Box } from '../../stage/geometry.ts';
import type { Plot } from '../../stage/plot.ts';

/** A panel as it stands on the page: its kind, its area, where on the stage (CSS px), and whether it shows a fault or is being built anew. */
export interface Stood { panel: string; area: string; box: Box; trouble: 'fault' | 'rebuilt' | undefined }

/** Edges that lie closer together than this are the same, CSS px. */
const NEAR = 2;

/** What stands on a page where it should not, or does not where it should. */
export function wrongOf(plots: readonly Plot[], stood: readonly Stood[]): Proof['wrong'] {
  return plots.flatMap(({ area, kinds, ...box }): Proof['wrong'] => {
    const found = stood.find((one) => one.area === area && (kinds as readonly string[]).includes(one.panel));
    if (!found) return [{ panel: area, trouble: 'missing' }];
    if (!same(box, found.box)) return [{ panel: found.panel, trouble: 'elsewhere' }];
    return found.trouble ? [{ panel: found.panel, trouble: found.trouble }] : [];
  });
}

/** A hash of which areas lie where (CSS px), and what else makes a picture: the same on every display that shows the same. */
export function hashOf(areas: readonly (Box & { area: string })[], rest: readonly (string | number)[]): string {
  const text = JSON.stringify([areas.map(({ area, left, top, width, height }) => [area, ...[left, top, width, height].map(Math.round)]), rest]);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** What stands, by the places of the plan where it is near enough, so that a rounding makes no other hash. */
export function placesOf(plots: readonly Plot[], stood: readonly Stood[]): (Box & { area: string })[] {
  return stood.map(({ area, box }) => {
    const plot = plots.find((one) => one.area === area);
    return plot && same(plot, box) ? plot : { area, ...box };
  }).sort((a, b) => plots.findIndex(({ area }) => area === a.area) - plots.findIndex(({ area }) => area === b.area));
}

const same = (a: Box, b: Box): boolean => (['left', 'top', 'width', 'height'] as const).every((side) => Math.abs(a[side] - b[side]) <= NEAR);

/** The panels that can be seen on the stage of a page. */
export function stoodOn(stage: Element): Stood[] {
  const corner = stage.getBoundingClientRect();
  return [...stage.querySelectorAll<HTMLElement>('[data-panel]:not([data-coming])')].filter((panel) => panel.checkVisibility({ opacityProperty: true, visibilityProperty: true })).map((panel) => {
    const { left, top, width, height } = panel.getBoundingClientRect();
    const trouble = panel.querySelector('[data-fault]') ? 'fault' : panel.querySelector('[data-last]') ? 'rebuilt' : undefined;
    return { panel: panel.dataset['panel'] ?? '', area: panel.dataset['area'] ?? '', box: { left: left - corner.left, top: top - corner.top, width, height }, trouble };
  });
}
