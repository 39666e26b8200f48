import { aligned } from '../support/aligned.ts';

/** What one kind of fault came to. Times in ms. */
export interface Outcome {
  fault: string;
  rounds: number;
  acknowledged: number;
  /** Acknowledged and not in the journal; in it more than once. */
  lost: number;
  twice: number;
  /** Replicas, one a display and topic, that held something else than their source did at the same `seq`. */
  unequal: number;
  /** From the server's return until a display knew that it shows what the server has. */
  fresh: { p50: number; p99: number; max: number };
  /** Displays that were waited for in vain. */
  never: number;
  /** The largest share of all displays that tried to connect within 100 ms, and how often one tried twice in a second. */
  herd: { share: number; hasty: number };
  /** What else there is to say. */
  notes: string[];
}

/** Whether nothing was lost, twice or unequal, every display came back, and none tried twice in a second. */
export const held = ({ lost, twice, unequal, never, herd }: Outcome): boolean => lost + twice + unequal + never + herd.hasty === 0;

/** The outcomes as aligned columns, and what else there is to say of each. */
export function table(outcomes: readonly Outcome[]): string {
  const head = ['fault', 'rounds', 'acknowledged', 'lost', 'twice', 'unequal', 'fresh p50', 'p99', 'max', 'herd in 100 ms', ''];
  const rows = outcomes.map((outcome) => {
    const { fault, rounds, acknowledged, lost, twice, unequal, fresh, never, herd } = outcome;
    return [fault, ...[rounds, acknowledged, lost, twice, unequal].map(String), ...[fresh.p50, fresh.p99].map(seconds), never > 0 ? 'never' : seconds(fresh.max), `${(100 * herd.share).toFixed(1)} %`, held(outcome) ? 'held' : 'missed'];
  });
  const notes = outcomes.flatMap(({ fault, notes }) => notes.map((note) => `${fault}: ${note}`));
  return [aligned([head, ...rows], [1, 2, 3, 4, 5, 6, 7, 8, 9]), ...notes].join('\n');
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;

/** The value below which a share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}
