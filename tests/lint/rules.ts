import { apart, contrast, over } from './colour.ts';
import type { Box, Line, Seen } from './collect.ts';

/** What is wrong with a layout: the rule, the panel and the element, and by how much. */
export interface Finding { rule: string; panel: string; element: string; by: string }

/** Seams of the wall in CSS px of the window: from and to, across and down. */
export interface Seams { across: readonly (readonly [number, number])[]; down: readonly (readonly [number, number])[] }

/** Contrast of text, and of figures (WCAG 2.2 AA and AAA). */
const CONTRAST = { text: 4.5, figure: 7 } as const;
/** CIEDE2000 from which two grounds are told apart at a glance (composed). */
const TOLD_APART = 5;
/** A text box is taller than its characters: so much of the font size at each side is air. */
const AIR = 0.22;
/** Rounding that nobody sees, CSS px. */
const SLACK = 1.5;

const px = (value: number): string => `${value.toFixed(1)} px`;
const ink = ({ left, top, right, bottom, size }: Line): Box => ({ left, right, top: top + size * AIR, bottom: bottom - size * AIR });

/** What is seen of a line. */
const shown = (line: Line): Box => {
  const [box, { clip }] = [ink(line), line];
  return { left: Math.max(box.left, clip.left), top: Math.max(box.top, clip.top), right: Math.min(box.right, clip.right), bottom: Math.min(box.bottom, clip.bottom) };
};

/** Everything that is wrong with what stands on a stage. */
export function judge(seen: Seen, seams: Seams = { across: [], down: [] }): Finding[] {
  return [
    ...seen.lines.flatMap((line) => [...small(line, seen.u), ...clipped(line), ...crossing(line, seams), ...faint(line), ...colourOnly(line, seen)]),
    ...overlapping(seen.lines), ...patches(seen), ...mixed(seen), ...confused(seen), ...empty(seen),
  ];
}

const finding = (rule: string, { panel, element, text }: Pick<Line, 'panel' | 'element' | 'text'>, by: string): Finding => ({ rule, panel, element: `${element} "${text.slice(0, 24)}"`, by });

/** Smaller than the wall's distance needs. */
const small = (line: Line, u: number): Finding[] => (line.size < u - 0.5 ? [finding('too small', line, `${px(line.size)} of ${px(u)}`)] : []);

function clipped(line: Line): Finding[] {
  const { left, top, right, bottom } = ink(line);
  const most = Math.max(line.clip.left - left, right - line.clip.right, line.clip.top - top, bottom - line.clip.bottom);
  return most > SLACK ? [finding('clipped', line, px(most))] : [];
}

function crossing(line: Line, { across, down }: Seams): Finding[] {
  const { left, top, right, bottom } = ink(line);
  const hit = across.some(([from, to]) => left < to && right > from) || down.some(([from, to]) => top < to && bottom > from);
  return hit ? [finding('on a seam', line, px(Math.min(right - left, bottom - top)))] : [];
}

function faint(line: Line): Finding[] {
  if (line.grounds.length === 0) return [];
  const ground = over(line.grounds);
  const found = contrast(over([line.colour, ground], line.opacity), ground);
  const need = line.figure ? CONTRAST.figure : CONTRAST.text;
  return found < need - 0.01 ? [finding('too faint', line, `${found.toFixed(2)} of ${need}`)] : [];
}

/** A figure in a warning colour needs a mark beside it; a word says itself what it means. */
const colourOnly = (line: Line, { palettes }: Seen): Finding[] =>
  (palettes.warning.includes(line.colour) && !line.marked && !/\p{L}/u.test(line.text) ? [finding('colour alone', line, line.colour)] : []);

const patches = ({ patches: all }: Seen): Finding[] =>
  all.filter(({ told }) => !told).map(({ panel, element, colour }) => ({ rule: 'colour alone', panel, element, by: colour }));

function mixed({ lines, patches: all, palettes, plates }: Seen): Finding[] {
  const used = (panel: string) => [...lines.filter((line) => line.panel === panel), ...all.filter((patch) => patch.panel === panel)].map(({ colour }) => colour);
  return plates.flatMap(({ panel }) => {
    const colours = used(panel);
    const both = (['warning', 'credit'] as const).every((palette) => colours.some((colour) => palettes[palette].includes(colour)));
    return both ? [{ rule: 'two palettes', panel, element: 'panel', by: 'warning and credit colours' }] : [];
  });
}

/** Two grounds of one panel that some eyes cannot tell apart. */
const confused = ({ fills, plates }: Seen): Finding[] => plates.flatMap(({ panel }) => {
  const colours = [...new Set(fills.filter((fill) => fill.panel === panel).map(({ colour }) => colour))];
  return colours.flatMap((a, i) => colours.slice(i + 1).flatMap((b): Finding[] => {
    const { by, eyes } = apart(a, b);
    return by < TOLD_APART ? [{ rule: 'confused', panel, element: `${a} and ${b}`, by: `${by.toFixed(1)} of ${TOLD_APART} to ${eyes === 'full' ? 'all' : `${eyes}-blind`} eyes` }] : [];
  }));
});

const empty = ({ plates }: Seen): Finding[] =>
  plates.filter(({ texts, pictures }) => texts + pictures === 0).map(({ panel }) => ({ rule: 'empty', panel, element: 'panel', by: 'no text, no picture' }));

function overlapping(lines: readonly Line[]): Finding[] {
  const sorted = [...lines].sort((a, b) => a.top - b.top);
  return sorted.flatMap((line, i) => {
    const a = shown(line);
    const found: Finding[] = [];
    for (const other of sorted.slice(i + 1)) {
      if (other.top > line.bottom) break;
      const b = shown(other);
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (other.owner !== line.owner && wide > SLACK && high > SLACK) found.push(finding('overlaps', line, `"${other.text.slice(0, 16)}" by ${px(Math.min(wide, high))}`));
    }
    return found;
  });
}
