import { columnList, decodeCell, encodeCell } from '#protocol/codec';
import { shapeOf, type Column, type Columns } from '#protocol/topics';
import { createHash } from 'node:crypto';
import type { Replica } from '../../wall/subscribe/replica.ts';
import type { ReplicaTable } from '../../wall/subscribe/replica-table.ts';

/** What every display watches. */
export const TOPICS = ['district', 'alerts', 'alarms', 'blocks', 'scenes', 'cases', 'feeds'] as const;

export type Rows = Record<string, readonly (Record<string, unknown> & { id: string })[]>;

/** The same for the same rows, whatever their order; as a source has them, so as far as they travel. */
export function fingerprint(topic: string, tables: Rows): string {
  const shape = shapeOf(topic);
  if (!shape) throw new RangeError(`there is no topic ${topic}`);
  const hash = createHash('sha1');
  for (const [name, columns] of Object.entries(shape.tables)) {
    for (const row of [...tables[name] ?? []].sort((a, b) => (a.id < b.id ? -1 : 1))) hash.update(JSON.stringify([row.id, ...columnList(columns).map(([column, kind]) => travelled(kind, row[column]))]));
    hash.update(';');
  }
  return hash.digest('hex');
}

/** A decimal has only so many places on its way, whatever more its source holds. */
const travelled = (column: Column, value: unknown): unknown => decodeCell(column, encodeCell(column, value, 0), 0);

/** Whether two displays hold the same of a topic, cell by cell: much cheaper than a fingerprint of each. */
export function same(one: Replica, other: Replica): boolean {
  const columns: Record<string, Columns> = shapeOf(one.topic)?.tables ?? {};
  return Object.entries(columns).every(([name, list]) => {
    const [a, b] = [one.tables[name], other.tables[name]];
    return a !== undefined && b !== undefined && a.size === b.size && slotsOf(a).every((slot) => sameRow(a, slot, b, columnList(list)));
  });
}

function sameRow(a: ReplicaTable, slot: number, b: ReplicaTable, columns: readonly [string, Column][]): boolean {
  const other = b.slot(a.id(slot) ?? '');
  return other >= 0 && columns.every(([name]) => {
    const [x, y]: unknown[] = [a.get(slot, name), b.get(other, name)];
    return x === y || (Array.isArray(x) && Array.isArray(y) && x.length === y.length && x.every((value, i) => value === y[i]));
  });
}

function slotsOf(table: ReplicaTable): number[] {
  const slots: number[] = [];
  for (let slot = 0; slots.length < table.size; slot++) if (table.id(slot) !== undefined) slots.push(slot);
  return slots;
}
