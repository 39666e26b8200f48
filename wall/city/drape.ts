import type { Plan } from './plan.ts';
import type { Bounds, Ring } from './project.ts';

/** Drawn widths in metres: the water about twice the creek's own, so that it reads as a ribbon; the roads as hairlines. */
const WATER = 120, ROAD = 34;
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

  const trace = (line: Ring) => {
    context.beginPath();
    line.forEach(([x, y], i) => { context[i ? 'lineTo' : 'moveTo']((x - box.minX) * scale, (box.maxY - y) * scale); });
  };
  context.filter = `blur(${SHADOW * scale / 2}px)`;
  context.fillStyle = '#f00';
  for (const ring of plan.outline) { trace(ring); context.fill(); }
  context.filter = 'blur(1px)';
  const stroke = (lines: Plan['water'], colour: string, metres: number) => {
    context.strokeStyle = colour;
    context.lineWidth = metres * scale;
    for (const { line } of lines) { trace(line); context.stroke(); }
  };
  stroke(plan.roads, '#00f', ROAD);
  stroke(plan.water, '#0f0', WATER);
  return { canvas, box };
}
