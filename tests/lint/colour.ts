import { blend, converter, differenceCiede2000, filterDeficiencyDeuter, filterDeficiencyProt, filterDeficiencyTrit, formatRgb, wcagContrast, type Rgb } from 'culori';

const toRgb = converter('rgb');
const read = (text: string): Rgb => {
  const colour = toRgb(text);
  if (!colour) throw new RangeError(`${text} is no colour`);
  return colour;
};

/** What is seen of colours that lie over one another, the nearest first and the last one opaque; `share` of the nearest is seen. */
export function over(colours: readonly string[], share = 1): string {
  const [nearest, ...rest] = colours.map(read);
  if (!nearest) throw new RangeError('no colour');
  // From the farthest up: each lies over what is seen of those behind it.
  return formatRgb([{ ...nearest, alpha: (nearest.alpha ?? 1) * share }, ...rest].reduceRight((under, colour) => toRgb(blend([under, colour]))));
}

/** Contrast of two opaque colours by WCAG, 1 to 21. */
export const contrast = (a: string, b: string): number => wcagContrast(read(a), read(b));

export type Eyes = 'full' | 'red' | 'green' | 'blue';
/** How eyes that lack a kind of cone see a colour. */
const EYES: Readonly<Record<Eyes, (colour: Rgb) => Rgb>> = { full: (colour) => colour, red: (colour) => filterDeficiencyProt(1)(colour), green: (colour) => filterDeficiencyDeuter(1)(colour), blue: (colour) => filterDeficiencyTrit(1)(colour) };


/** How far apart two colours are (CIEDE2000) to the eyes that tell them apart least, and which these are. */
export function apart(a: string, b: string): { by: number; eyes: Eyes } {
  const difference = differenceCiede2000();
  const all = (Object.keys(EYES) as Eyes[]).map((eyes) => ({ eyes, by: difference(EYES[eyes](read(a)), EYES[eyes](read(b))) }));
  return all.reduce((least, one) => (one.by < least.by ? one : least));
}
