import type { Timing } from '../../subscribe/timing.ts';

type Pen = OffscreenCanvasRenderingContext2D;

/** A page is drawn in pieces of so long (ms), so that its own frames come between. */
const PIECE = 8;

/**
 * Draws a page as it holds itself, `width` px wide: grounds, canvases, shapes and text at the places and in the colours and type that
 * the browser reckons for them. It is no photograph: what the compositor, the GPU or the cable make of it, it cannot tell.
 */
export async function sketch(root: Element, width: number, timing: Pick<Timing, 'now' | 'after'>): Promise<OffscreenCanvas> {
  const { innerWidth, innerHeight } = window;
  const canvas = new OffscreenCanvas(width, Math.round((width * innerHeight) / innerWidth));
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('there is no 2D canvas');
  const scale = width / innerWidth;
  pen.scale(scale, scale);
  const steps = draw(pen, root, scale);
  for (let over = false; !over;) {
    const end = timing.now() + PIECE;
    while (!over && timing.now() < end) over = steps.next().done === true;
    if (!over) await new Promise<void>((resolve) => { timing.after(0, resolve); });
  }
  return canvas;
}

function* draw(pen: Pen, element: Element, scale: number): Generator<void, void> {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  if (style.display === 'none' || style.visibility !== 'visible' || Number(style.opacity) === 0) return;
  pen.save();
  pen.globalAlpha *= Number(style.opacity);
  const ground = groundOf(style);
  if (ground) {
    pen.fillStyle = ground;
    pen.fillRect(box.x, box.y, box.width, box.height);
  }
  if (/strict|content|paint/.test(style.contain) || style.overflowX !== 'visible' || style.clipPath !== 'none') {
    pen.beginPath();
    pen.rect(box.x, box.y, style.clipPath === 'none' ? box.width : 0, box.height);
    pen.clip();
  }
  if (element instanceof HTMLCanvasElement) {
    if (element.width > 0 && element.height > 0) pen.drawImage(element, box.x, box.y, box.width, box.height);
  } else if (element instanceof SVGPathElement) shape(pen, element, style, scale);
  else {
    for (const child of element.childNodes) {
      if (child instanceof Element) yield* draw(pen, child, scale);
      else if (child instanceof Text) write(pen, child, style);
    }
  }
  pen.restore();
  yield;
}

/** What an element is filled with; of a pattern its first colour that is one. */
function groundOf({ backgroundColor, backgroundImage }: CSSStyleDeclaration): string | undefined {
  if (!/, 0\)$|^transparent$/.test(backgroundColor)) return backgroundColor;
  return /rgb\([^)]+\)/.exec(backgroundImage)?.[0];
}

function shape(pen: Pen, path: SVGPathElement, { fill, stroke, strokeWidth }: CSSStyleDeclaration, scale: number): void {
  const matrix = path.getScreenCTM();
  if (!matrix) return;
  pen.save();
  pen.setTransform(new DOMMatrix([scale, 0, 0, scale, 0, 0]).multiply(matrix));
  const outline = new Path2D(path.getAttribute('d') ?? '');
  if (fill !== 'none') {
    pen.fillStyle = fill;
    pen.fill(outline, 'evenodd');
  }
  if (stroke !== 'none') {
    pen.strokeStyle = stroke;
    pen.lineWidth = Number.parseFloat(strokeWidth);
    pen.stroke(outline);
  }
  pen.restore();
}

/** Writes a text where it stands; one of several lines is shared out among them by their lengths. */
function write(pen: Pen, node: Text, style: CSSStyleDeclaration): void {
  const text = node.data.replace(/\s+/g, ' ').trim();
  if (text === '') return;
  const range = document.createRange();
  range.selectNodeContents(node);
  const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
  const whole = lines.reduce((sum, { width }) => sum + width, 0);
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  pen.fillStyle = node.parentElement instanceof SVGElement ? style.fill : style.color;
  pen.textBaseline = 'middle';
  let from = 0, passed = 0;
  for (const { x, y, width, height } of lines) {
    passed += width;
    const to = Math.round((text.length * passed) / whole);
    pen.fillText(text.slice(from, to), x, y + height / 2, width);
    from = to;
  }
}
