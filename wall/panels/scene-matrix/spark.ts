/** A point of a line in its own box: both from 0 to 1, y upwards; undefined where nothing was measured. */
export type Point = readonly [x: number, y: number];

/** Runs of neighbouring measured points; where nothing was measured the line has a gap. Zero-based, the highest at 1. */
export function runs(points: readonly number[]): Point[][] {
  const top = Math.max(1, ...points);
  const found: Point[][] = [];
  points.forEach((value, i) => {
    if (value < 0) return;
    if (i === 0 || (points[i - 1] ?? -1) < 0) found.push([]);
    found.at(-1)?.push([points.length > 1 ? i / (points.length - 1) : 1, value / top]);
  });
  return found;
}

/** A rectangle in px. */
export interface Box { x: number; y: number; width: number; height: number }

/** Draws a sparkline into its box: a line a run, and the last value as a dot of `dot` px. The box is cleared first. */
export function drawSpark(pen: CanvasRenderingContext2D, box: Box, points: readonly number[], { dot, line, ink, end }: { dot: number; line: number; ink: string; end: string }): void {
  const { x, y, width, height } = box;
  pen.clearRect(x - dot, y - dot, width + 2 * dot, height + 2 * dot);
  const at = ([px, py]: Point): Point => [x + px * width, y + height - py * height];
  pen.strokeStyle = ink;
  pen.lineWidth = line;
  pen.lineJoin = 'round';
  pen.beginPath();
  for (const run of runs(points)) {
    run.forEach((point, i) => {
      const [px, py] = at(point);
      if (i === 0) pen.moveTo(px - (run.length === 1 ? line : 0), py);
      pen.lineTo(px, py);
    });
  }
  pen.stroke();
  const last = points.at(-1) ?? -1;
  if (last < 0) return;
  const [px, py] = at([1, last / Math.max(1, ...points)]);
  pen.fillStyle = end;
  pen.beginPath();
  pen.arc(px, py, dot, 0, 2 * Math.PI);
  pen.fill();
}
