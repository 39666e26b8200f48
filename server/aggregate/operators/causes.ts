import type { MemoryOf } from '../memory.ts';
import type { Table } from '../table.ts';

/** What is so at a place in the eyes of a scene: the row that tells of it, the case about it, and when the row ended (ms, 0 while it stands). */
export interface Cause { readonly row: string; readonly case: string; readonly ended: number }

/**
 * The causes of alerts, by scene and place. Each has one case at a time, and a case may have several, where others were
 * merged into it.
 */
export class Causes {
  /** By case; made anew after a restore. */
  private readonly cases = new Map<string, Set<string>>();

  constructor(private readonly table: Table<MemoryOf<'cause'>>) {}

  find(cause: string): Cause | undefined {
    const slot = this.table.slot(cause);
    return slot < 0 ? undefined : this.table.row(slot);
  }

  /** Whether a case is about any cause. */
  has(about: string): boolean { return this.cases.has(about); }

  /** The row of a cause; '' where there is none. */
  row(cause: string): string {
    const slot = this.table.slot(cause);
    return slot < 0 ? '' : this.table.get(slot, 'row');
  }

  /** A row tells of a cause from now on, at a place that is known or '', and a case is about it. */
  stand(cause: string, row: string, about: string, place = ''): void {
    const known = this.table.slot(cause);
    const slot = known < 0 ? this.table.add(cause) : known;
    this.part(slot);
    this.table.put(slot, { row, case: about, ended: 0, place });
    this.of(about).add(cause);
  }

  /** The row of a cause stands no more, at `at` (ms). */
  rest(cause: string, at: number): void {
    const slot = this.table.slot(cause);
    if (slot >= 0) this.table.set(slot, 'ended', at);
  }

  /** A row is gone; nothing happens where the cause has another. */
  leave(cause: string, row: string): void {
    const slot = this.table.slot(cause);
    if (slot >= 0 && this.table.get(slot, 'row') === row) this.table.set(slot, 'row', '');
  }

  /** The rows that tell of what a case is about, the oldest cause first. */
  rowsOf(about: string): string[] { return this.slots(about).map((slot) => this.table.get(slot, 'row')).filter((row) => row !== ''); }

  /** The first place of what a case is about that is known; '' where none is. */
  placeOf(about: string): string { return this.slots(about).map((slot) => this.table.get(slot, 'place')).find((place) => place !== '') ?? ''; }

  /** What one case is about is from now on what another is about. */
  move(about: string, into: string): void {
    for (const slot of this.slots(about)) {
      this.part(slot);
      this.table.set(slot, 'case', into);
      this.of(into).add(this.table.id(slot));
    }
  }

  /** A case is about nothing any more. */
  forget(about: string): void {
    for (const slot of this.slots(about)) this.table.remove(slot);
    this.cases.delete(about);
  }

  recall(): void {
    this.cases.clear();
    for (const slot of this.table.all()) this.of(this.table.get(slot, 'case')).add(this.table.id(slot));
  }

  /** In the order of slots, which a restore keeps. */
  private slots(about: string): number[] {
    return [...this.cases.get(about) ?? []].map((cause) => this.table.slot(cause)).sort((a, b) => a - b);
  }

  private part(slot: number): void {
    const about = this.table.get(slot, 'case');
    const causes = this.cases.get(about);
    causes?.delete(this.table.id(slot));
    if (causes?.size === 0) this.cases.delete(about);
  }

  private of(about: string): Set<string> {
    const known = this.cases.get(about);
    if (known) return known;
    const made = new Set<string>();
    this.cases.set(about, made);
    return made;
  }
}
