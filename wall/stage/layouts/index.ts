import { isPanelKind } from '../../panels/registry.ts';
import { sceneOf } from '../../panels/scene-head/scene.ts';
import type { About } from '../address.ts';
import { single, type Layout } from '../layout.ts';
import { block } from './block.ts';
import { caseLayout } from './case.ts';
import { command } from './command.ts';
import { main } from './main.ts';
import { place } from './place.ts';
import { renewal } from './renewal.ts';
import { scene } from './scene.ts';
import { service } from './service.ts';
import { takeover } from './takeover.ts';
import { video } from './video.ts';

/** The layouts that a wall may name. A new one is a file beside this one and its name here. */
const LAYOUTS: readonly Layout[] = [main, command, renewal, service, video];

/** Their names. */
export const LAYOUT_NAMES: readonly string[] = LAYOUTS.map(({ id }) => id);

/**
 * Layouts of one thing, which the address names after a dot (`scene.fire-lane`), and the subject of an id, as the panels take
 * it; undefined where there is no such thing. Whether there is such a place or case only the server knows, and the page says so.
 */
const PAGES: Readonly<Record<About, { layout: Layout; subjectOf: (id: string) => string | undefined }>> = {
  scene: { layout: scene, subjectOf: (id) => sceneOf(id)?.id },
  street: { layout: place, subjectOf: (id) => `street/${id}` },
  area: { layout: place, subjectOf: (id) => `area/${id}` },
  block: { layout: block, subjectOf: (id) => `block/${id}` },
  case: { layout: caseLayout, subjectOf: (id) => id },
  /** An alarm that took over is named by its case. */
  takeover: { layout: takeover, subjectOf: (id) => id },
};
const isAbout = (name: string): name is About => Object.hasOwn(PAGES, name);

/** What a wall shows: a layout, and the one thing that it is about, if any. */
export interface Shown { layout: Layout; subject: string }

/** The layout of that name; undefined where there is none. */
export const layoutOf = (name: string): Layout | undefined => LAYOUTS.find(({ id }) => id === name);

/** What a wall shows by the name of a layout, or as an address asks for it; undefined where there is neither. */
export function shownBy(name: string): Shown | undefined {
  const layout = layoutOf(name);
  return layout ? { layout, subject: '' } : pageOf(name);
}

/** What the last part of a display's address asks for: a panel's kind, or a page and its subject. Undefined where it is neither. */
export function pageOf(name: string): Shown | undefined {
  const dot = name.indexOf('.');
  if (dot < 0) return isPanelKind(name) ? { layout: single(name), subject: '' } : undefined;
  const [about, id] = [name.slice(0, dot), name.slice(dot + 1)];
  if (!isAbout(about) || id === '') return undefined;
  const { layout, subjectOf } = PAGES[about];
  const subject = subjectOf(id);
  return subject === undefined ? undefined : { layout, subject };
}
