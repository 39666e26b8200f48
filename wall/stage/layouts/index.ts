import { isPanelKind } from '../../panels/registry.ts';
import { sceneOf } from '../../panels/scene-head/scene.ts';
import { single, type Layout } from '../layout.ts';
import { command } from './command.ts';
import { main } from './main.ts';
import { renewal } from './renewal.ts';
import { scene } from './scene.ts';
import { service } from './service.ts';

/** The layouts that a wall may name. A new one is a file beside this one and its name here. */
const LAYOUTS: readonly Layout[] = [main, command, renewal, service];

/** Layouts of one thing, which the address names after a dot (`scene.fire-lane`), and whether there is such a thing. */
const PAGES: readonly { layout: Layout; has: (subject: string) => boolean }[] = [
  { layout: scene, has: (subject) => sceneOf(subject) !== undefined },
];

/** What a wall shows: a layout, and the one thing that it is about, if any. */
export interface Shown { layout: Layout; subject: string }

/** The layout of that name; undefined where there is none. */
export const layoutOf = (name: string): Layout | undefined => LAYOUTS.find(({ id }) => id === name);

/** What the last part of a display's address asks for: a panel's kind, or a page and its subject. Undefined where it is neither. */
export function pageOf(name: string): Shown | undefined {
  const dot = name.indexOf('.');
  if (dot < 0) return isPanelKind(name) ? { layout: single(name), subject: '' } : undefined;
  const subject = name.slice(dot + 1);
  const page = PAGES.find(({ layout, has }) => layout.id === name.slice(0, dot) && has(subject));
  return page && { layout: page.layout, subject };
}
