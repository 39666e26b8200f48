import type { Page } from 'playwright-core';

export interface Crop { left: number; top: number; width: number; height: number }

/** How much of two pictures (PNG) differs, 0 to 1: pixels of which a channel is apart by more than `apart` of 255. The second one is looked at in `crop`. */
export async function differing(page: Page, one: Buffer, other: Buffer, crop: Crop, apart = 40): Promise<number> {
  const given = [one, other].map((picture) => picture.toString('base64'));
  return page.evaluate(async ({ given: [first = '', second = ''], crop: { left, top, width, height }, apart: least }) => {
    const pixels = async (text: string, x: number, y: number) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('there is no canvas');
      context.drawImage(bitmap, -x, -y);
      return context.getImageData(0, 0, width, height).data;
    };
    const [a, b] = [await pixels(first, 0, 0), await pixels(second, left, top)];
    let count = 0;
    for (let i = 0; i < a.length; i += 4) {
      if ([0, 1, 2].some((channel) => Math.abs((a[i + channel] ?? 0) - (b[i + channel] ?? 0)) > least)) count += 1;
    }
    return count / (width * height);
  }, { given, crop, apart });
}
