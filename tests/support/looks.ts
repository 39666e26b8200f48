import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** A panel as it looks from far away: where it stands, in hundredths of the page, and how light it is in each of its cells, two hexadecimal digits each. */
export interface Look { at: readonly number[]; cells: string }
/** The looks of a page's panels by name. */
export type Looks = Record<string, Look>;

/** Cells of a panel, across and down: coarse enough for another minute of the same morning to look the same. */
const ACROSS = 6;
const DOWN = 4;
/** A picture is taken this much smaller: a large wall's whole one takes seconds. */
const SCALE = 0.25;
/** How far apart the cells of one panel may be on the average, and its place, in hundredths of the page. */
const APART = 7;
const MOVED = 1.5;

/** A chart may still be drawing: so often it is looked at again, after so long (ms); what is taken as known rests longer. */
const TRIES = 20;
const REST = 1_600;
const AGAIN = 300;

/** How the panels of a page look, or the page itself where it has none; but for the ticker, which says something else each minute. */
export async function looksOf(page: Page): Promise<Looks> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const cdp = await page.context().newCDPSession(page);
  const { data: picture } = await cdp.send('Page.captureScreenshot', { format: 'png', clip: { x: 0, y: 0, width, height, scale: SCALE } });
  await cdp.detach();
  return page.evaluate(async ({ picture: text, across, down, scale }) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(across, down);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('there is no canvas');
    context.imageSmoothingQuality = 'high';
    const { innerWidth, innerHeight } = window;
    const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]:not([data-coming], [data-panel="ticker"])')];
    const boxes = panels.length > 0 ? panels.map((panel) => [panel.dataset['area'] ?? '', panel.getBoundingClientRect()] as const) : [['page', new DOMRect(0, 0, innerWidth, innerHeight)] as const];
    return Object.fromEntries(boxes.map(([name, box]) => {
      // Halved step by step, so that a cell is the mean of all that lies in it.
      let [from, w, h]: [CanvasImageSource, number, number] = [bitmap, box.width * scale, box.height * scale];
      let [x, y] = [box.left * scale, box.top * scale];
      while (w > 2 * across && h > 2 * down) {
        const half = new OffscreenCanvas(Math.ceil(w / 2), Math.ceil(h / 2));
        half.getContext('2d')?.drawImage(from, x, y, w, h, 0, 0, half.width, half.height);
        [from, x, y, w, h] = [half, 0, 0, half.width, half.height];
      }
      context.drawImage(from, x, y, w, h, 0, 0, across, down);
      const { data } = context.getImageData(0, 0, across, down);
      const light = Array.from({ length: across * down }, (_, i) => Math.round(0.2126 * (data[4 * i] ?? 0) + 0.7152 * (data[4 * i + 1] ?? 0) + 0.0722 * (data[4 * i + 2] ?? 0)));
      const at = [100 * box.left / innerWidth, 100 * box.top / innerHeight, 100 * box.width / innerWidth, 100 * box.height / innerHeight].map((part) => Math.round(10 * part) / 10);
      return [name, { at, cells: light.map((one) => one.toString(16).padStart(2, '0')).join('') }];
    }));
  }, { picture, across: ACROSS, down: DOWN, scale: SCALE });
}

const cellsOf = ({ cells }: Look): number[] => Array.from({ length: cells.length / 2 }, (_, i) => Number.parseInt(cells.slice(2 * i, 2 * i + 2), 16));

/** How two looks of a panel differ, cell by cell on the average, of 255. */
export function apart(a: Look, b: Look): number {
  const [one, other] = [cellsOf(a), cellsOf(b)];
  return one.reduce((sum, light, i) => sum + Math.abs(light - (other[i] ?? 0)), 0) / Math.max(1, one.length);
}

/** What looks otherwise than it did, a line each. */
export function differences(known: Looks, now: Looks): string[] {
  return [...new Set([...Object.keys(known), ...Object.keys(now)])].flatMap((name) => {
    const [before, after] = [known[name], now[name]];
    if (!before || !after) return [`${name} ${after ? 'is new' : 'is gone'}`];
    if (before.at.some((part, i) => Math.abs(part - (after.at[i] ?? 0)) > MOVED)) return [`${name} stood at ${before.at.join(' ')}, now at ${after.at.join(' ')}`];
    const by = apart(before, after);
    return by > APART ? [`${name} looks otherwise by ${by.toFixed(1)} of ${APART}`] : [];
  });
}

/** The looks that pages had when somebody last looked at them and was content; written anew with LOOKS=anew. */
export class KnownLooks {
  private constructor(private readonly file: string, private readonly known: Record<string, Looks>) {}

  static async read(file: string): Promise<KnownLooks> {
    return new KnownLooks(file, JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Record<string, Looks>);
  }

  of(name: string): Looks { return this.known[name] ?? {}; }

  /** What looks otherwise on a page, once it stands still, than it did; nothing where all is taken as it is. */
  async judge(name: string, page: Page): Promise<string[]> {
    const anew = process.env['LOOKS'] === 'anew';
    let [found, before]: [string[], Looks] = [[], {}];
    for (let i = 0; i < TRIES; i++) {
      // What is taken as known has stood for longer than a chart takes to be drawn anew.
      if (anew) await page.waitForTimeout(REST);
      else if (i > 0) await page.waitForTimeout(AGAIN);
      const looks = await looksOf(page);
      found = differences(anew ? before : this.of(name), looks);
      if (anew) this.known[name] = before = looks;
      if (found.length === 0) break;
    }
    return found;
  }

  async close(): Promise<void> {
    if (process.env['LOOKS'] !== 'anew') return;
    const lines = Object.entries(this.known).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, looks]) => `${JSON.stringify(name)}: ${JSON.stringify(looks)}`);
    await writeFile(this.file, `{\n${lines.join(',\n')}\n}\n`);
  }
}
