import { aligned } from '../support/aligned.ts';

/** One measured figure. `goal` is what it should hold, as `>= 5` or `< 150`, in the figure's unit. */
export interface Figure { bench: string; figure: string; value: number; unit: string; goal?: string }

/** A benchmark: measures against its baseline in the same run, and resolves with its figures. */
export type Bench = () => Promise<Figure[]>;

/** Whether a figure holds its goal; undefined where it has none. Throws RangeError where the goal is not written as above. */
export function held({ value, goal }: Pick<Figure, 'value' | 'goal'>): boolean | undefined {
  if (goal === undefined) return undefined;
  const [, sign, number] = /^(>=|<=|>|<) (-?\d+(?:\.\d+)?)$/.exec(goal) ?? [];
  const limit = Number(number);
  switch (sign) {
    case '>=': return value >= limit;
    case '<=': return value <= limit;
    case '>': return value > limit;
    case '<': return value < limit;
    default: throw new RangeError(`a goal reads like ">= 5", not "${goal}"`);
  }
}

/** The figures as aligned columns: bench, figure, value, unit, goal and whether it holds. */
export function table(figures: readonly Figure[]): string {
  const mark = (figure: Figure) => { const holds = held(figure); return holds === undefined ? '' : holds ? 'held' : 'missed'; };
  const rows = figures.map((figure) => [figure.bench, figure.figure, short(figure.value), figure.unit, figure.goal ?? '', mark(figure)]);
  return aligned([['bench', 'figure', 'value', 'unit', 'goal', ''], ...rows], [2]);
}

/** A value with four significant digits, and all digits of a large whole number. */
const short = (value: number): string => String(rounded(value));

export const rounded = (value: number): number => (Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4)));
