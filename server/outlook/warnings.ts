import type { TopicTables } from '#protocol/topics';
import type { Table } from '../aggregate/table.ts';
import type { Deviation, Kind, Loads, When } from './loads.ts';
import { reach } from './neighbours.ts';
import { COUNTS } from './noise.ts';
import type { Pairs } from './pairs.ts';
import type { Week } from './week.ts';

/** Rows of the list, and of them gaps: where everything is silent, one cannot read of each. */
const SHOWN = 50;
export const GAPS = 10;
/** Blocks that a row names beside itself. */
const NAMED = 12;
/** A scene's cases lie together where so much of them lies in blocks near each other, so many in each, or so much of what lies in the one with most. */
const TOGETHER = 0.5;
const SEVERAL = 2;
const FEW = 0.25;
/** The usual of which a ratio can be told, and the largest ratio. */
const LEAST = 0.1;
const MOST = 99.9;

interface Warning { readonly subject: string; readonly kind: Kind; readonly is: Deviation; readonly gravity: number; readonly near: readonly string[] }

/** The ranked list: what deviates, blocks that deviate alike and lie near each other in one row, the gravest of them speaking. */
export class Warnings {
  constructor(
    private readonly table: Table<TopicTables<'outlook'>['warnings']>, private readonly loads: Loads, private readonly pairs: Pairs,
    private readonly near: ReadonlyMap<string, ReadonlySet<string>>, private readonly week: Week,
  ) {}

  show(): void {
    const deviation = this.loads.deviations();
    const idsOf = (what: 'scene' | 'block'): string[] => this.loads.deviating.filter((subject) => subject.startsWith(`${what}/`)).map((subject) => subject.slice(what.length + 1));
    const scenes = idsOf('scene').map((scene) => this.ofScene(scene, deviation(`scene/${scene}`)));
    const ranked = [...scenes, ...this.ofBlocks(idsOf('block'), deviation)].sort(graver);
    const gaps = ranked.filter(({ kind }) => kind === 'gap').slice(0, GAPS);
    const shown = ranked.filter((warning) => warning.kind !== 'gap' || gaps.includes(warning)).slice(0, SHOWN);
    const kept = new Set(shown.map(({ subject }) => subject));
    for (const slot of [...this.table.all()]) if (!kept.has(this.table.id(slot))) this.table.remove(slot);
    shown.forEach((warning, i) => { this.write(warning, i + 1); });
  }

  private ofScene(scene: string, is: Deviation): Warning {
    const subject = `scene/${scene}`;
    const kind = this.loads.kind(subject) as Kind;
    return { subject, kind, is, gravity: Math.abs(is.score), near: kind === 'more' ? this.together(scene, is.when) : [] };
  }

  /** The blocks near each other in which most of a scene's cases lie; none where they lie all over the district. */
  private together(scene: string, when: When): string[] {
    const counts = new Map([...this.near.keys()].map((block) => [block, this.pairs.count(scene, block, when)]));
    const count = (block: string): number => counts.get(block) ?? 0;
    const sum = (blocks: Iterable<string>): number => [...blocks].reduce((sum, block) => sum + count(block), 0);
    const several = Math.max(SEVERAL, FEW * Math.max(...counts.values()));
    const many = (block: string): boolean => count(block) >= several;
    const most = (a: string, b: string): number => count(b) - count(a) || (a < b ? -1 : 1);
    const groups = [...counts.keys()].filter(many).map((block) => reach(block, this.near, many));
    const best = groups.reduce<string[]>((best, group) => (sum(group) > sum(best) ? group : best), []);
    return sum(best) > 0 && sum(best) >= TOGETHER * sum(counts.keys()) ? best.sort(most) : [];
  }

  private ofBlocks(blocks: readonly string[], deviation: (subject: string) => Deviation): Warning[] {
    const told = new Set<string>();
    const score = (block: string): number => deviation(`block/${block}`).score;
    return blocks.flatMap((block) => {
      if (told.has(block)) return [];
      const kind = this.loads.kind(`block/${block}`) as Kind;
      const alike = (other: string): boolean => this.alike(other, kind, score);
      const group = reach(block, this.near, alike).sort((a, b) => Math.abs(score(b)) - Math.abs(score(a)) || (a < b ? -1 : 1));
      for (const one of group) told.add(one);
      const speaks = (one: string): boolean => this.loads.kind(`block/${one}`) === kind;
      // The row stays that of the block which has it, so that it does not leap while its neighbours take turns.
      const head = group.find((one) => speaks(one) && this.table.has(`block/${one}`)) ?? group.find(speaks) ?? block;
      const subject = `block/${head}`;
      return [{ subject, kind, is: deviation(subject), gravity: Math.hypot(...group.map(score)), near: group.filter((one) => one !== head) }];
    });
  }

  /** A neighbour that deviates the same way, if only by as much as would keep a warning up. */
  private alike(block: string, kind: Kind, score: (block: string) => number): boolean {
    const own = this.loads.kind(`block/${block}`);
    if (own !== 'none' || kind === 'gap') return own === kind;
    return (kind === 'more' ? 1 : -1) * score(block) >= COUNTS.clear;
  }

  private write({ subject, kind, is: { score, seen, usual, hour }, near }: Warning, rank: number): void {
    this.table.upsert({
      id: subject, subject, kind, rank, usual: rounded(usual, 2), seen, ratio: rounded(Math.min(MOST, seen / Math.max(usual, LEAST)), 1), score: rounded(Math.abs(score), 1),
      ...this.week.like(hour), since: this.loads.since(subject), near: near.slice(0, NAMED).join(' '),
    });
  }
}

const graver = (a: Warning, b: Warning): number => rounded(b.gravity, 1) - rounded(a.gravity, 1) || (a.subject < b.subject ? -1 : 1);
const rounded = (value: number, places: number): number => Math.round(value * 10 ** places) / 10 ** places;
