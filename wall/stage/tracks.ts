/** One direction of a stage, all in CSS px: its length, what is left free at its two ends, the gap between two tracks, the middles of its seams. */
export interface Axis { length: number; start: number; end: number; gap: number; seams: readonly number[]; u: number }

/** The widths of the tracks in CSS px; where a list has as many parts as there are displays, a gap lies over each seam. */
export function tracks(list: string, { length, start, end, gap, seams, u }: Axis): number[] {
  const parts = displays(list);
  const edges = parts.length === seams.length + 1 ? seams : [];
  if (edges.length + 1 !== parts.length) throw new RangeError(`a grid for ${parts.length} displays on a stage of ${seams.length + 1}`);
  return parts.flatMap((part, i) => {
    const from = i === 0 ? start : (edges[i - 1] ?? 0) + gap / 2;
    const to = i === edges.length ? length - end : (edges[i] ?? 0) - gap / 2;
    const fixed = part.map((track) => (track.endsWith('fr') ? 0 : Number(track) * u));
    const shares = part.map((track) => (track.endsWith('fr') ? Number.parseFloat(track) : 0));
    const left = Math.max(0, to - from - gap * (part.length - 1) - sum(fixed));
    return part.map((_, k) => (fixed[k] ?? 0) + (left * (shares[k] ?? 0)) / (sum(shares) || 1));
  });
}

/** A list of so many equal tracks, as many as can be on each of so many displays. */
export const evenly = (count: number, displays: number): string =>
  Array.from({ length: displays }, (_, i) => Array<string>(Math.ceil((count - i) / displays)).fill('1fr').join(' ')).join(' | ');

/** The tracks of a list, display by display. */
export const displays = (list: string): string[][] => list.split('|').map((tracks) => tracks.trim().split(' '));

export const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
