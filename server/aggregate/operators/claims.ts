import type { MemoryOf } from '../memory.ts';
import type { Table } from '../table.ts';

interface Behind { readonly claims: Set<string>; standing: number; ruled: number }

/**
 * Who stands behind each row of alerts: a claim is what one device says of one scene, by its own alert (`told`) or by the
 * rules over what it reads (`ruled`, a severity). A claim is behind one row at a time, and stays behind it when it falls, so
 * that a device counts once. What a row has behind it costs no search.
 */
export class Claims {
  /** By row; made anew after a restore. */
  private readonly rows = new Map<string, Behind>();

  constructor(private readonly table: Table<MemoryOf<'standing'>>) {}

  has(claim: string): boolean { return this.table.has(claim); }

  /** The row that a claim is behind; '' where there is none. */
  row(claim: string): string {
    const slot = this.table.slot(claim);
    return slot < 0 ? '' : this.table.get(slot, 'row');
  }

  stands(claim: string): boolean {
    const slot = this.table.slot(claim);
    return slot >= 0 && (this.table.get(slot, 'told') || this.table.get(slot, 'ruled') > 0);
  }

  /** Puts a claim behind a row, where it stands as it did behind another. */
  join(claim: string, row: string): void {
    const known = this.table.slot(claim);
    const [told, ruled] = known < 0 ? [false, 0] : [this.table.get(known, 'told'), this.table.get(known, 'ruled')];
    if (known >= 0) this.leave(known);
    this.behind(row).claims.add(claim);
    this.count(this.table.add(claim, { row, told, ruled }), 1);
  }

  /** The device's own alert begins or ends; false where nothing changes. */
  tell(claim: string, told: boolean): boolean {
    const slot = this.table.slot(claim);
    if (slot < 0 || this.table.get(slot, 'told') === told) return false;
    this.count(slot, -1);
    this.table.set(slot, 'told', told);
    this.count(slot, 1);
    return true;
  }

  /** The rules say a severity of the device, 0 for none; false where nothing changes. */
  rule(claim: string, severity: number): boolean {
    const slot = this.table.slot(claim);
    if (slot < 0 || this.table.get(slot, 'ruled') === severity) return false;
    this.count(slot, -1);
    this.table.set(slot, 'ruled', severity);
    this.count(slot, 1);
    return true;
  }

  /** How many claims were ever behind a row, how many stand, and how many of them by a rule. */
  devices(row: string): number { return this.rows.get(row)?.claims.size ?? 0; }
  standing(row: string): number { return this.rows.get(row)?.standing ?? 0; }
  standingByRule(row: string): number { return this.rows.get(row)?.ruled ?? 0; }

  /** A row is gone, and all that was behind it. */
  drop(row: string): void {
    for (const claim of this.rows.get(row)?.claims ?? []) this.table.remove(this.table.slot(claim));
    this.rows.delete(row);
  }

  recall(): void {
    this.rows.clear();
    for (const slot of this.table.all()) {
      this.behind(this.table.get(slot, 'row')).claims.add(this.table.id(slot));
      this.count(slot, 1);
    }
  }

  private leave(slot: number): void {
    const claim = this.table.id(slot);
    const row = this.table.get(slot, 'row');
    this.count(slot, -1);
    this.table.remove(slot);
    const behind = this.behind(row);
    behind.claims.delete(claim);
    if (behind.claims.size === 0) this.rows.delete(row);
  }

  private count(slot: number, by: number): void {
    const behind = this.behind(this.table.get(slot, 'row'));
    const ruled = this.table.get(slot, 'ruled') > 0;
    if (ruled) behind.ruled += by;
    if (ruled || this.table.get(slot, 'told')) behind.standing += by;
  }

  private behind(row: string): Behind {
    const known = this.rows.get(row);
    if (known) return known;
    const made: Behind = { claims: new Set(), standing: 0, ruled: 0 };
    this.rows.set(row, made);
    return made;
  }
}
