import type { Plan } from './plan.ts';
import type { Bounds, Ring } from './project.ts';
import { spans } from './water.ts';

/** Drawn width of a road in metres. */
const ROAD = 34;
/** Texels along the longer side, and metres around the district. */
const TEXELS = 1536, MARGIN = 200;

/** A canvas over the district and its box in metres: green where water cuts through the blocks, blue the roads on them. */
export function drape(plan: Plan): { canvas: OffscreenCanvas; box: Bounds } {
  const { minX, minY, maxX, maxY } = plan.bounds;
  const box = { minX: minX - MARGIN, minY: minY - MARGIN, maxX: maxX + MARGIN, maxY: maxY + MARGIN };
  const width = box.maxX - box.minX, height = box.maxY - box.minY, scale = TEXELS / Math.max(width, height);
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2D canvas');
  context.fillStyle = '#000';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.globalCompositeOperation = 'lighten';
  context.lineJoin = context.lineCap = 'round';
  const stroke = (line: Ring, colour: string, metres: number) => {
    context.strokeStyle = colour;
    context.lineWidth = metres * scale;
    context.beginPath();
    line.forEach(([x, y], i) => { context[i ? 'lineTo' : 'moveTo']((x - box.minX) * scale, (box.maxY - y) * scale); });
    context.stroke();
  };
  for (const { line } of plan.roads) stroke(line, '#00f', ROAD);
  for (const span of spans(plan.water, 'inland')) stroke([span.from, span.to], '#0f0', span.width);
  return { canvas, box };
}
