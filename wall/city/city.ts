import { Vector3, type PerspectiveCamera } from 'three';
import type { District } from '#protocol/district';
import type { AlarmGroup } from './alarms.ts';
import { fit, obliqueCamera, toPanel } from './camera.ts';
import { css } from './colour.ts';
import { Draw } from './draw.ts';
import { Flat } from './flat.ts';
import { columnOf, heightOf, Look, samePicture, type BlockState } from './look.ts';
import { Overlay, type Mark, type Name } from './overlay.ts';
import { paletteOf, type Palette } from './palette.ts';
import { pick } from './pick.ts';
import { plan, type Plan } from './plan.ts';
import { TOP_LEVEL } from './scale.ts';
import type { Paint, Size, Surface } from './surface.ts';
import './city.css';

/** What the map shows; `total` counts all standing alarms of severity 1 and 2. */
export interface CityState { blocks: ReadonlyMap<string, BlockState>; groups: readonly AlarmGroup[]; total: number }

/** The words on the map in the wall's language. */
export interface Words {
  language: 'zh' | 'en';
  scene(id: string): string;
  /** The unit of the heights: open cases. */
  open: string;
  schematic: string;
  /** Cases are spread over the blocks without knowing their place; empty where they are not. */
  spread: string;
  more(count: number): string;
}

export interface CityOptions {
  words: Words;
  /** Runs a job before the next picture of the browser; returns how to call it off. */
  nextFrame(job: () => void): () => void;
  /** The picture is gone with its GPU context, or is back. */
  onLost?(lost: boolean): void;
  /** A frame was painted. */
  onFrame?(frames: number): void;
  /** Paint on a 2D canvas even where there is WebGL. */
  flat?: boolean;
}

/** Shares of the panel left free around the district. */
const PADDING = { top: 0.05, right: 0.05, bottom: 0.07, left: 0.05 };

/**
 * The district on a panel: mounts into `host`, paints only when the picture changes or the panel's size does, and gives back
 * everything it took when disposed. Colours come from the theme's tokens at `host`; `retheme` reads them again.
 */
export class City {
  frames = 0;
  private readonly root = document.createElement('div');
  private readonly corner = document.createElement('div');
  private readonly rest = document.createElement('div');
  private readonly plan: Plan;
  private readonly camera: PerspectiveCamera = obliqueCamera();
  private readonly look = new Look();
  private readonly surface: Surface;
  private readonly overlay: Overlay;
  private readonly observer: ResizeObserver;
  private palette: Palette;
  private size: Size = { width: 0, height: 0, ratio: 1, u: 16 };
  private state: CityState = { blocks: new Map(), groups: [], total: 0 };
  private painted: readonly Paint[] = [];
  private wanted: readonly Paint[] = [];
  private cancel: (() => void) | undefined;

  constructor(private readonly host: HTMLElement, district: District, private readonly options: CityOptions) {
    this.plan = plan(district);
    this.root.className = 'city';
    this.corner.className = 'city-corner';
    this.rest.className = 'city-rest';
    this.surface = this.open();
    this.overlay = new Overlay([this.corner, this.rest]);
    this.root.append(this.surface.canvas, this.overlay.element, this.corner, this.rest);
    host.append(this.root);
    this.palette = this.readPalette();
    this.surface.canvas.addEventListener('webglcontextlost', this.lost);
    this.surface.canvas.addEventListener('webglcontextrestored', this.restored);
    document.fonts.addEventListener('loadingdone', this.relabel);
    this.observer = new ResizeObserver(() => { this.resize(); });
    this.observer.observe(this.root);
  }

  /** Takes a new state. Labels follow at once; the picture only where it differs, before the browser's next one. */
  update(state: CityState): void {
    this.state = state;
    this.wanted = this.look.paint(this.plan, state.blocks, state.groups, this.palette);
    if (!samePicture(this.wanted, this.painted)) this.ask();
    this.relabel();
  }

  /** Reads the theme's tokens again and repaints. */
  retheme(): void {
    this.palette = this.readPalette();
    this.painted = [];
    this.update(this.state);
  }

  /** The block at a place of the panel in CSS px from its left and top. */
  pick(x: number, y: number): string | undefined {
    return pick(this.plan, this.camera, this.painted, x / this.size.width, y / this.size.height);
  }

  /** GPU resources held. */
  held(): ReturnType<Surface['held']> { return this.surface.held(); }

  dispose(): void {
    this.cancel?.();
    this.observer.disconnect();
    document.fonts.removeEventListener('loadingdone', this.relabel);
    this.surface.canvas.removeEventListener('webglcontextlost', this.lost);
    this.surface.canvas.removeEventListener('webglcontextrestored', this.restored);
    this.overlay.dispose();
    this.surface.dispose();
    this.root.remove();
  }

  private open(): Surface {
    if (this.options.flat) return new Flat(this.plan, this.camera);
    try {
      return new Draw(this.plan, this.camera);
    } catch {
      // Without WebGL 2 the wall still shows the district.
      return new Flat(this.plan, this.camera);
    }
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.root;
    if (!width || !height) return;
    this.size = { width, height, ratio: window.devicePixelRatio, u: parseFloat(getComputedStyle(this.root).fontSize) };
    const ground = this.plan.outline.flat().map(([x, y]) => new Vector3(x, y, 0));
    const tops = this.plan.blocks.map(({ centre: [x, y] }) => new Vector3(x, y, heightOf(TOP_LEVEL) + columnOf(1)));
    fit(this.camera, [...ground, ...tops], { ...this.size, padding: PADDING });
    this.surface.resize(this.size);
    this.paint();
    this.relabel();
  }

  private ask(): void {
    this.cancel ??= this.options.nextFrame(() => { this.paint(); });
  }

  private paint(): void {
    this.cancel?.();
    this.cancel = undefined;
    if (!this.size.width || !this.wanted.length) return;
    this.surface.recolour(this.palette);
    this.surface.paint(this.wanted);
    this.painted = this.wanted;
    this.frames += 1;
    this.options.onFrame?.(this.frames);
  }

  private readonly lost = (event: Event) => {
    event.preventDefault();
    this.options.onLost?.(true);
  };

  private readonly restored = () => {
    this.options.onLost?.(false);
    this.paint();
  };

  private readonly relabel = () => {
    if (!this.size.width) return;
    const { words } = this.options, at = new Map(this.plan.blocks.map((block, i) => [block.id, { block, height: this.wanted[i]?.height ?? 0 }]));
    const place = (point: readonly [number, number], height: number) => toPanel(this.camera, point, height, this.size);
    const marks = this.state.groups.flatMap((group): Mark[] => {
      const found = at.get(group.block);
      if (!found) return [];
      const { block, height } = found;
      return [{
        group, title: words.scene(group.scene), where: block[words.language],
        foot: place(block.centre, height), top: place(block.centre, height + columnOf(group.severity)),
      }];
    });
    const names: Name[] = [
      ...this.plan.streets.map((street): Name => ({ kind: 'street', text: street[words.language], at: [place(street.at, heightOf(2))] })),
      ...this.plan.water.map((river): Name => ({
        kind: 'water', text: river[words.language], at: river.beside.map((point) => place(point, 0)),
      })),
    ];
    this.writeCorner();
    const labelled = this.overlay.show(this.size, marks, names);
    const rest = this.state.total - labelled;
    this.rest.textContent = rest > 0 ? words.more(rest) : '';
  };

  /** The key of the heights, and what is not to be taken literally. */
  private writeCorner(): void {
    const { words } = this.options, { low, high } = this.look.scale;
    const steps = document.createElement('span'), key = document.createElement('div'), notes = document.createElement('div');
    steps.className = 'city-steps';
    for (const [step, tone] of this.palette.levels.entries()) {
      if (step === 0) continue;
      const bar = document.createElement('i');
      bar.style.setProperty('--step', String(step));
      bar.style.setProperty('--tone', css(tone));
      steps.append(bar);
    }
    const figures = [Math.max(1, low), `${high}+`].map((value) => Object.assign(document.createElement('b'), { textContent: String(value) }));
    key.append(Object.assign(document.createElement('span'), { textContent: words.open }), figures[0] ?? '', steps, figures[1] ?? '');
    notes.append([this.plan.schematic ? words.schematic : '', words.spread].filter(Boolean).join(' · '));
    this.corner.replaceChildren(key, notes);
  }

  private readPalette(): Palette {
    const style = getComputedStyle(this.host);
    const palette = paletteOf((name) => style.getPropertyValue(name));
    const set = (name: string, value: string) => { this.root.style.setProperty(name, value); };
    const gap = css(palette.gap);
    set('--city-gap', gap);
    set('--city-water', `color-mix(in oklab, ${css(palette.water)} 55%, var(--text))`);
    set('--city-tag', `color-mix(in srgb, ${css(palette.plate)} 86%, transparent)`);
    set('--city-halo', [[-1, 0], [1, 0], [0, -1], [0, 1]].map(([x, y]) => `${(x ?? 0) * 0.06}em ${(y ?? 0) * 0.06}em 0.1em ${gap}`).join(', '));
    return palette;
  }
}
