import type { PerspectiveCamera } from 'three';
import { toPanel } from './camera.ts';
import { css, mix, type Rgb } from './colour.ts';
import type { Palette } from './palette.ts';
import type { Plan } from './plan.ts';
import type { Point, Ring } from './project.ts';
import type { Heard, Held, Paint, Size, Surface } from './surface.ts';

/** The same view on a 2D canvas, for a display without WebGL: roofs, walls, water, roads and columns, without light. */
export class Flat implements Surface {
  readonly canvas = document.createElement('canvas');
  readonly busy = false;
  private size: Size = { width: 1, height: 1, ratio: 1, u: 16 };

  constructor(private readonly plan: Plan, private readonly camera: PerspectiveCamera, private readonly palette: Palette, private readonly heard: Heard) {}

  resize(size: Size): void {
    this.size = size;
    this.canvas.width = Math.floor(size.width * size.ratio);
    this.canvas.height = Math.floor(size.height * size.ratio);
  }

  paint(blocks: readonly Paint[]): void {
    const context = this.canvas.getContext('2d'), { plan, camera, palette, size } = this;
    if (!context) return;
    const at = (point: Point, height: number) => toPanel(camera, point, height, size);
    const trace = (line: Ring, height: number) => line.forEach((point, i) => { context[i ? 'lineTo' : 'moveTo'](...at(point, height)); });
    const fill = (colour: Rgb, rings: readonly Ring[], height: number) => {
      context.fillStyle = css(colour);
      context.beginPath();
      for (const ring of rings) { trace(ring, height); context.closePath(); }
      context.fill('evenodd');
    };
    const stroke = (colour: Rgb, lines: Plan['roads'], width: number) => {
      context.strokeStyle = css(colour);
      context.lineWidth = width;
      for (const { line } of lines) { context.beginPath(); trace(line, 0); context.stroke(); }
    };
    context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
    context.lineJoin = context.lineCap = 'round';
    context.fillStyle = css(palette.plate);
    context.fillRect(0, 0, size.width, size.height);
    fill(palette.gap, plan.outline, 0);
    const order = plan.blocks.map((block, i) => ({ block, paint: blocks[i] })).sort((a, b) => b.block.centre[1] - a.block.centre[1]);
    for (const { block, paint } of order) {
      if (!paint) continue;
      const body = paint.stale ? palette.stale : paint.colour, lit = paint.alarm ? mix(body, paint.alarm.colour, paint.alarm.strength * 0.45) : body;
      for (const rings of block.pieces) {
        for (let height = 0; height < paint.height; height += 12) fill(mix(palette.shade, body, palette.dark ? 0.5 : 0.7), rings, height);
        fill(lit, rings, paint.height);
      }
    }
    stroke(palette.road, plan.roads, size.u * 0.06);
    stroke(palette.water, plan.water, size.u * 0.4);
    for (const { block, paint } of order) {
      if (!paint?.alarm) continue;
      context.strokeStyle = css(paint.alarm.colour);
      context.lineWidth = size.u * 0.12;
      context.beginPath();
      trace([block.centre], paint.height);
      context.lineTo(...at(block.centre, paint.height + paint.alarm.height));
      context.stroke();
    }
    this.heard.painted();
  }

  held(): Promise<Held> { return Promise.resolve({ geometries: 0, textures: 0, programs: 0 }); }
  dispose(): void { this.canvas.width = this.canvas.height = 0; }
}
