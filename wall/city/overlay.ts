import type { AlarmGroup } from './alarms.ts';
import { around, placeLabels, upon, type Box, type Wish } from './label.ts';
import type { Point } from './project.ts';

/** At most this many alarms carry a label; the others are counted. */
const LABELS = 6;

/** Text that lies on the map, a street's name or a river's, and the places it may lie at in CSS px of the panel, the best first. */
export interface Name { kind: 'street' | 'water'; text: string; at: readonly Point[] }

/** An alarm on the panel: where its column stands and ends. */
export interface Mark { group: AlarmGroup; foot: Point; top: Point; title: string; where: string }

/** By severity: diamond, triangle, circle. */
const SHAPES: readonly string[] = ['M12 1 23 12 12 23 1 12Z', 'M12 2 23 21.5H1Z', 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20Z'];
const SVG = 'http://www.w3.org/2000/svg';

/** Labels over the picture as HTML: crisp at any resolution, placed so that none overlaps another. All text is set as text. */
export class Overlay {
  readonly element = document.createElement('div');
  private readonly elements = new Map<string, HTMLElement>();
  private seen: ReadonlySet<string> | undefined;

  /** `kept` says where nothing may be written, CSS px of the panel. */
  constructor(private readonly corners: readonly HTMLElement[], private readonly kept: () => readonly Box[] = () => []) {
    this.element.className = 'city-labels';
  }

  /** Places everything anew in a panel of the given size; returns how many alarms stand behind the labels. */
  show(size: { width: number; height: number; u: number }, marks: readonly Mark[], names: readonly Name[]): number {
    const { u } = size, live = new Set<string>();
    const use = (id: string, make: () => HTMLElement) => {
      live.add(id);
      let element = this.elements.get(id);
      if (!element) {
        element = make();
        this.elements.set(id, element);
        this.element.append(element);
      }
      return element;
    };
    for (const { group } of marks) use(signId(group), () => sign(group));
    const tags = marks.slice(0, LABELS).map((mark) => ({ mark, element: use(tagId(mark), () => tag(mark)) }));
    const texts = names.map((name) => ({ name, element: use(`${name.kind}:${name.text}`, () => text(name)) }));
    for (const [id, element] of this.elements) {
      if (live.has(id)) continue;
      element.remove();
      this.elements.delete(id);
    }

    // All reads of the layout come before all writes.
    const origin = this.element.getBoundingClientRect();
    const taken: Box[] = this.corners.filter((corner) => corner.offsetWidth > 0).map((corner) => {
      const { x, y, width, height } = corner.getBoundingClientRect();
      return { x: x - origin.x, y: y - origin.y, w: width, h: height };
    });
    taken.push(...this.kept());
    const half = u * 0.6;
    for (const { foot, top } of marks) {
      taken.push({ x: top[0] - half, y: top[1] - half, w: half * 2, h: half * 2 });
      taken.push({ x: top[0] - u * 0.1, y: top[1], w: u * 0.2, h: Math.max(0, foot[1] - top[1]) });
    }
    const wishes: Wish[] = [
      ...tags.map(({ mark, element }) => ({ id: tagId(mark), places: around(mark.top, element.offsetWidth, element.offsetHeight, u) })),
      ...texts.map(({ name, element }) => ({ id: `${name.kind}:${name.text}`, places: name.at.flatMap((at) => upon(at, element.offsetWidth, element.offsetHeight)) })),
    ];
    const placed = placeLabels(wishes, { x: u / 4, y: u / 4, w: size.width - u / 2, h: size.height - u / 2 }, taken, u * 0.2);

    for (const { group, top } of marks) move(this.elements.get(signId(group)), { x: top[0] - half, y: top[1] - half, w: 0, h: 0 });
    for (const { id } of wishes) move(this.elements.get(id), placed.get(id));
    for (const { mark, element } of tags) element.dataset['side'] = side(mark.top, placed.get(tagId(mark)));
    this.pulse(marks);
    return tags.reduce((sum, { mark }) => sum + (placed.has(tagId(mark)) ? mark.group.count : 0), 0);
  }

  dispose(): void {
    this.element.remove();
    this.elements.clear();
  }

  /** One pulse for the newest alarm that was not there before; none for those found at the start. */
  private pulse(marks: readonly Mark[]): void {
    const now = new Set(marks.map(({ group }) => `${group.block} ${group.at}`));
    const fresh = this.seen && marks.filter(({ group }) => !this.seen?.has(`${group.block} ${group.at}`)).sort((a, b) => b.group.at - a.group.at)[0];
    this.seen = now;
    if (!fresh) return;
    for (const other of this.elements.values()) other.classList.remove('is-new');
    const element = this.elements.get(signId(fresh.group));
    element?.classList.add('is-new');
    element?.addEventListener('animationend', () => { element.classList.remove('is-new'); }, { once: true });
  }
}

const signId = ({ block, severity, acknowledged }: AlarmGroup) => `sign:${block}:${severity}:${acknowledged ? 'held' : 'open'}`;
const tagId = ({ group, title, where }: Mark) => `tag:${group.block}:${group.severity}:${title}:${where}:${group.count}`;

/** On which side of a label its sign stands. */
function side([x]: Point, box: Box | undefined): 'left' | 'right' | 'below' {
  if (!box || x < box.x) return 'left';
  return x > box.x + box.w ? 'right' : 'below';
}

function move(element: HTMLElement | undefined, box: Box | undefined): void {
  if (!element) return;
  element.classList.toggle('is-out', !box);
  if (box) element.style.transform = `translate(${Math.round(box.x)}px, ${Math.round(box.y)}px)`;
}

function make(className: string, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.append(...children);
  return element;
}

/** The shape on top of a column: filled while nobody has the alarm, an outline once somebody does. */
function sign({ severity, acknowledged }: AlarmGroup): HTMLElement {
  const svg = document.createElementNS(SVG, 'svg'), path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  path.setAttribute('d', SHAPES[severity - 1] ?? '');
  svg.append(path);
  return make(`city-sign severity-${severity}${acknowledged ? ' is-held' : ''}`, svg);
}

function tag({ group, title, where }: Mark): HTMLElement {
  const count = group.count > 1 ? [make('city-count', `×${group.count}`)] : [];
  return make(`city-tag severity-${group.severity}`, make('city-title', title), make('city-where', where), ...count);
}

const text = ({ kind, text: content }: Name) => make(`city-${kind}`, content);
