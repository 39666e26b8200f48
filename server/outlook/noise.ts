/** What is usual at an hour, by how much one is commonly off it, and how many hours like it that comes from. */
export interface Expected { readonly usual: number; readonly spread: number; readonly like: number }

/** Hours like one that must have been met before what deviates in it is told (composed). */
const MET = 2;

/** How a kind of series scatters around what is usual, and when it is worth a word. */
export interface Noise {
  /** The spread that chance alone gives, or one where nothing is known of it. */
  scale(usual: number): number;
  /** The least spread there is, in scales; and the least value. */
  readonly least: number;
  readonly lowest: number;
  /** How many spreads a value is off. */
  score(value: number, expected: Expected): number;
  /** How far off a deviation begins, and below which it ends, in spreads. */
  readonly raise: number;
  readonly clear: number;
}

/** Below this a count's usual is not told from none. */
const RARE = 0.25;

/**
 * Counts: chance spreads them by the root of what is usual (Poisson), so they are judged by the signed root of the deviance,
 * which holds for small counts too, over how much more they scatter than chance would. Four is once in 30,000 hours.
 */
export const COUNTS: Noise = {
  scale: (usual) => Math.sqrt(Math.max(usual, RARE)),
  least: 1, lowest: 0, raise: 4, clear: 2,
  score: (value, { usual, spread }) => {
    const mean = Math.max(usual, RARE / 5);
    const deviance = 2 * ((value > 0 ? value * Math.log(value / mean) : 0) - (value - mean));
    return Math.sign(value - mean) * Math.sqrt(Math.max(0, deviance)) * COUNTS.scale(usual) / spread;
  },
};

/** Values in any unit: what they measure has longer tails than its spread lets expect, so a deviation begins further off. */
export const VALUES: Noise = {
  scale: () => 1,
  least: 0, lowest: -Infinity, raise: 6, clear: 2,
  score: (value, { usual, spread }) => (spread > 0 ? (value - usual) / spread : 0),
};

/** Whether what scores so deviates: once it did, it goes on until it is clearly over. -1 is too little, 1 too much, 0 neither. */
export function deviates(was: -1 | 0 | 1, score: number, { raise, clear }: Noise): -1 | 0 | 1 {
  if (was !== 0 && was * score >= clear) return was;
  return score >= raise ? 1 : score <= -raise ? -1 : 0;
}

/** Whether enough hours like it were met to tell what deviates. */
export const judged = ({ like }: Expected): boolean => like >= MET;
