import type { PerspectiveCamera } from 'three';
import type { District } from '#protocol/district';
import type { AlarmGroup } from './alarms.ts';
import { frame, obliqueCamera, toPanel } from './camera.ts';
import { css } from './colour.ts';
import { Corners } from './corner.ts';
import { Flat } from './flat.ts';
import type { Box } from './label.ts';
import { changes, columnOf, heightOf, Look, type BlockState } from './look.ts';
import { Overlay, type Mark, type Name } from './overlay.ts';
import { paletteOf, type Palette } from './palette.ts';
import { pick } from './pick.ts';
import { plan, type Plan } from './plan.ts';
import type { Point } from './project.ts';
import { Remote } from './remote.ts';
import type { Heard, Paint, Size, Surface } from './surface.ts';
import './city.css';

/** What the map shows; `total` counts all standing alarms of severity 1 and 2. */
export interface CityState { blocks: ReadonlyMap<string, BlockState>; groups: readonly AlarmGroup[]; total: number }

/** The words on the map in the wall's language. */
export interface Words {
  language: 'zh' | 'en';
  scene(id: string): string;
  /** What the heights count: open cases. */
  open: string;
  schematic: string;
  /** Cases lie in blocks that nobody reported; empty where none do. */
  spread: string;
  /** The warning of the weather that stands, 1 the gravest; empty where none does. */
  warning: { text: string; grade: number };
  more(count: number): string;
}

export interface CityOptions {
  /** Runs a job before the next picture of the browser; returns how to call it off. */
  nextFrame(job: () => void): () => void;
  /** Runs a job after so many ms; returns how to call it off. */
  after?: (ms: number, job: () => void) => () => void;
  /** The picture is gone with its GPU context, or is back. */
  onLost?(lost: boolean): void;
  /** A frame was painted, the how manieth. */
  onFrame?(frames: number): void;
  /** Paint on a 2D canvas even where there is WebGL. */
  flat?: boolean;
  /** Where nothing may be written, CSS px of the panel: what a seam of the wall hides. */
  kept?(): readonly Box[];
}

/** Device pixels painted of those there are, along a side: the ladder of quality, down which a slow machine goes. */
const RUNGS = [1, 0.7, 0.5] as const;

/** How long a flight to a block or back takes (ms), in so many pictures: without a GPU each one is dear. */
const FLIGHT = 600;
const PICTURES = 6;

const NOTHING: CityState = { blocks: new Map(), groups: [], total: 0 };

/**
 * The district on a panel: mounts into `host`, paints only when the picture or the panel's size changes, and gives back
 * everything it took when disposed. Its colours come from the theme's tokens at `host`.
 */
export class City {
  frames = 0;
  private readonly root = document.createElement('div');
  private readonly corners = new Corners();
  private readonly overlay: Overlay;
  private readonly camera: PerspectiveCamera = obliqueCamera();
  private readonly look = new Look();
  private readonly plan: Plan;
  private readonly palette: Palette;
  private surface: Surface;
  private readonly observer: ResizeObserver;
  private size: Size = { width: 0, height: 0, ratio: 1, u: 16 };
  private state = NOTHING;
  private words: Words | undefined;
  private wanted: readonly Paint[] = [];
  private painted: readonly Paint[] = [];
  private labelled = '';
  private rung = 0;
  private cancel: (() => void) | undefined;
  private land: (() => void) | undefined;

  constructor(host: HTMLElement, district: District, private readonly options: CityOptions) {
    this.plan = plan(district);
    this.overlay = new Overlay([this.corners.key, this.corners.rest, this.corners.warning], () => options.kept?.() ?? []);
    this.root.className = 'city';
    host.append(this.root);
    this.palette = this.readPalette();
    this.surface = this.open(options.flat);
    this.root.append(this.surface.canvas, this.overlay.element, this.corners.key, this.corners.rest, this.corners.warning);
    document.fonts.addEventListener('loadingdone', this.relabel);
    this.observer = new ResizeObserver(this.resize);
    this.observer.observe(this.root);
  }

  /** Takes a new state. Labels follow at once where they differ; so does the picture, before the browser's next one. */
  update(state: CityState, words: Words): void {
    this.state = state;
    this.words = words;
    this.wanted = this.look.paint(this.plan, state.blocks, state.groups, this.palette);
    if (changes(this.painted, this.wanted).length) this.cancel ??= this.options.nextFrame(this.paint);
    const labels = JSON.stringify([
      words, state.total, this.look.scale,
      state.groups.map((group) => [group, words.scene(group.scene), this.wanted[this.indexOf(group.block)]?.height]),
    ]);
    if (labels === this.labelled) return;
    this.labelled = labels;
    this.relabel();
  }

  /** Flies to a block, or back to the whole district where none is named; at once where no flight can be timed, or none is wanted. */
  goTo(block: string | undefined): void {
    const { eye } = this.size;
    if ((eye?.block ?? undefined) === block) return;
    this.land?.();
    const { after } = this.options;
    const still = !after || !this.size.width || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const of = block ?? eye?.block ?? '';
    const step = (picture: number): void => {
      const share = still ? 1 : picture / PICTURES;
      // Slow at both ends.
      const eased = share * share * (3 - 2 * share);
      const near = block === undefined ? 1 - eased : eased;
      this.size = { ...this.size, eye: near > 0 ? { block: of, near } : undefined };
      this.reframe();
      this.land = share < 1 && after ? after(FLIGHT / PICTURES, () => { step(picture + 1); }) : undefined;
    };
    step(1);
  }

  /** The block at a place of the panel in CSS px from its left and top. */
  pick(x: number, y: number): string | undefined {
    return pick(this.plan, this.camera, this.painted, x / this.size.width, y / this.size.height);
  }

  /** How many rungs of quality there are below this one, out of 2. */
  get quality(): number { return RUNGS.length - 1 - this.rung; }

  /** Paints fewer pixels from now on, for a machine to which they are dear; what is written stays as sharp as it was. */
  coarsen(): void {
    if (this.quality === 0) return;
    this.rung += 1;
    this.resize();
  }

  /** GPU resources held. */
  held(): ReturnType<Surface['held']> { return this.surface.held(); }

  /** Whether a picture is under way. */
  get busy(): boolean { return this.surface.busy; }

  /** `hung` where its painter answers no more. */
  dispose(hung = false): void {
    this.cancel?.();
    this.land?.();
    this.observer.disconnect();
    document.fonts.removeEventListener('loadingdone', this.relabel);
    this.overlay.dispose();
    this.surface.dispose(hung);
    this.root.remove();
  }

  private open(flat = false): Surface {
    const heard: Heard = {
      painted: () => {
        this.frames += 1;
        this.options.onFrame?.(this.frames);
      },
      lost: (lost) => { this.options.onLost?.(lost); },
      failed: () => { this.flatten(); },
    };
    return flat ? new Flat(this.plan, this.camera, this.palette, heard) : new Remote(this.plan, this.palette, heard);
  }

  /** A wall without WebGL 2 still shows the district. */
  private flatten(): void {
    const { canvas } = this.surface;
    this.surface.dispose();
    this.surface = this.open(true);
    canvas.replaceWith(this.surface.canvas);
    this.surface.resize(this.size);
    this.paint();
  }

  private readonly resize = () => {
    const { clientWidth: width, clientHeight: height } = this.root;
    if (!width || !height) return;
    this.size = { ...this.size, width, height, ratio: window.devicePixelRatio * (RUNGS[this.rung] ?? 1), u: parseFloat(getComputedStyle(this.root).fontSize) };
    this.reframe();
  };

  private reframe(): void {
    this.root.classList.toggle('is-near', this.size.eye !== undefined);
    if (!this.size.width) return;
    frame(this.camera, this.plan, this.size);
    this.surface.resize(this.size);
    this.paint();
    this.relabel();
  }

  private readonly paint = () => {
    this.cancel?.();
    this.cancel = undefined;
    if (!this.size.width || !this.wanted.length) return;
    this.surface.paint(this.wanted);
    this.painted = this.wanted;
  };

  private readonly relabel = () => {
    const { words, state: { groups, total } } = this;
    if (!this.size.width || !words) return;
    this.corners.writeWarning(words.warning);
    this.corners.writeKey(words.open, this.look.scale, this.palette, [this.plan.schematic ? words.schematic : '', words.spread]);
    const labelled = this.overlay.show(this.size, groups.flatMap((group) => this.mark(group, words)), this.names(words));
    this.corners.writeRest(total > labelled ? words.more(total - labelled) : '');
  };

  private mark(group: AlarmGroup, words: Words): Mark[] {
    const index = this.indexOf(group.block), block = this.plan.blocks[index];
    if (!block) return [];
    const height = this.wanted[index]?.height ?? 0;
    return [{
      group, title: words.scene(group.scene), where: block[words.language],
      foot: this.place(block.centre, height), top: this.place(block.centre, height + columnOf(group)),
    }];
  }

  private names({ language }: Words): Name[] {
    return [
      ...this.plan.streets.map((street): Name => ({ kind: 'street', text: street[language], at: [this.place(street.at, heightOf(2))] })),
      ...this.plan.water.map((river): Name => ({ kind: 'water', text: river[language], at: river.beside.map((point) => this.place(point, 0)) })),
    ];
  }

  private place(point: Point, height: number): Point { return toPanel(this.camera, point, height, this.size); }
  private indexOf(block: string): number { return this.plan.blocks.findIndex(({ id }) => id === block); }

  private readPalette(): Palette {
    const style = getComputedStyle(this.root);
    const palette = paletteOf((name) => style.getPropertyValue(name));
    const gap = css(palette.gap), set = (name: string, value: string) => { this.root.style.setProperty(name, value); };
    set('--city-gap', gap);
    set('--city-water', `color-mix(in oklab, ${css(palette.water)} 55%, var(--text))`);
    set('--city-tag', `color-mix(in srgb, ${css(palette.plate)} 86%, transparent)`);
    set('--city-halo', [[-1, 0], [1, 0], [0, -1], [0, 1]].map(([x = 0, y = 0]) => `${x * 0.06}em ${y * 0.06}em 0.1em ${gap}`).join(', '));
    return palette;
  }
}
