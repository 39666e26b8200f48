import type { Plan } from './plan.ts';
import type { Bounds, Point, Ring } from './project.ts';

/** Drawn widths in metres: the water about twice the creek's own, so that it reads as a ribbon; the roads as hairlines. */
const WATER = 120, ROAD = 34;
/** Over this many points of its curve the water comes and goes. */
const TAPER = 8;
/** Spans that water inland and water along the border run on into each other. */
const REACH = 3;
/** How far the district's shadow on the ground reaches, in metres. */
const SHADOW = 420;
/** Texels along the longer side. */
const TEXELS = 2048;

/** A canvas over the district and its box in metres: red its soft shadow, green the water, blue the roads. */
export function drape(plan: Plan): { canvas: HTMLCanvasElement; box: Bounds } {
  const { minX, minY, maxX, maxY } = plan.bounds, rim = SHADOW * 2;
  const box = { minX: minX - rim, minY: minY - rim, maxX: maxX + rim, maxY: maxY + rim };
  const width = box.maxX - box.minX, height = box.maxY - box.minY, scale = TEXELS / Math.max(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  context.fillStyle = '#000';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.globalCompositeOperation = 'lighter';
  context.lineJoin = context.lineCap = 'round';

  const path = (line: Ring) => { line.forEach(([x, y], i) => { context[i ? 'lineTo' : 'moveTo']((x - box.minX) * scale, (box.maxY - y) * scale); }); };
  const trace = (line: Ring) => { context.beginPath(); path(line); };
  context.filter = `blur(${SHADOW * scale / 2}px)`;
  context.fillStyle = '#f00';
  for (const ring of plan.outline) { trace(ring); context.fill(); }
  // Only once: a filter is applied to the whole canvas at every stroke.
  context.filter = 'none';
  const stroke = (lines: readonly { line: Ring }[], colour: string, metres: number) => {
    context.strokeStyle = colour;
    context.lineWidth = metres * scale;
    for (const { line } of lines) { trace(line); context.stroke(); }
  };
  stroke(plan.roads, '#00f', ROAD);
  context.globalCompositeOperation = 'lighten';
  const pour = (width: number, where: (along: readonly boolean[]) => boolean) => {
    for (const { line, along } of plan.water) {
      const ends = (i: number) => Math.sqrt(Math.min(1, i / TAPER, (line.length - 1 - i) / TAPER));
      line.slice(1).forEach((point, i) => {
        if (where(along.slice(Math.max(0, i - REACH), i + REACH + 1))) stroke([{ line: [line[i] as Point, point] }], '#0f0', width * ends(i + 0.5));
      });
    }
  };
  pour(WATER, (along) => along.includes(false));
  // Along the border half of it would lie under the blocks: there all of its width goes outside.
  context.beginPath();
  context.rect(0, 0, canvas.width, canvas.height);
  for (const ring of plan.outline) path(ring);
  context.clip('evenodd');
  pour(WATER * 2, (along) => along.includes(true));
  return { canvas, box };
}
