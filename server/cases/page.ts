import TinyQueue from 'tinyqueue';
import type { CasePage } from '#protocol/answers';
import type { District } from '#protocol/district';
import type { CaseQuery } from '#protocol/queries';
import type { Scene } from '#scenes/scene';
import { ends } from './case.ts';
import { departmentsOf } from './department.ts';
import { cellsOf, SHOWN } from './file.ts';
import type { Register } from './register.ts';

/** A case in the order of a list: the lower `key` comes first, among equals the lower id. */
interface Place { slot: number; key: number; id: string }
const before = (a: Omit<Place, 'slot'>, b: Omit<Place, 'slot'>): number => a.key - b.key || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** What is due never comes after all that is due some time. */
const NEVER = Number.MAX_SAFE_INTEGER;

export interface PageParts { register: Register; district: District; scenes: readonly Scene[] }

/**
 * Cases by filters, page by page, counted when they are asked for: one walk through the register with a heap of one page, 8 to
 * 40 ms at 100,000 open cases.
 * A page goes on behind a time and an id and not at a number, so cases that come and go meanwhile move no other one: each
 * case whose own time stays the same is on exactly one page.
 */
export class Pages {
  private readonly departmentOf: (post: string) => string;

  constructor(private readonly parts: PageParts) { this.departmentOf = departmentsOf(parts.scenes); }

  of(query: CaseQuery): CasePage {
    const { register } = this.parts;
    const fits = this.filter(query);
    const key = keyOf(register, query.order);
    const from = query.after && { key: query.order === 'due' ? query.after.at : -query.after.at, id: query.after.id };
    const page = new TinyQueue<Place>([], (a, b) => before(b, a));
    let total = 0;
    let beyond = false;
    for (const slot of register.slots()) {
      if (!fits(slot)) continue;
      total += 1;
      const place = { slot, key: key(slot), id: register.id(slot) };
      if (from && before(place, from) <= 0) continue;
      page.push(place);
      if (page.length <= query.limit) continue;
      page.pop();
      beyond = true;
    }
    const last = page.peek();
    const places = page.data.sort(before);
    return {
      total, next: beyond && last ? `${Math.abs(last.key)}.${last.id}` : '',
      cases: places.flatMap(({ slot }) => register.inSlot(slot) ?? []).map((row) => cellsOf(row, SHOWN)),
    };
  }

  /** Whether the case in a slot fits. */
  private filter({ status, scene, street, area, block, department, state, light, severity, overdue, text }: CaseQuery): (slot: number) => boolean {
    const { register, district, scenes } = this.parts;
    const tests: ((slot: number) => boolean)[] = [];
    const is = (name: 'scene' | 'block' | 'state' | 'light' | 'severity' | 'overdue', value: string | number | boolean | undefined) => {
      if (value !== undefined) tests.push((slot) => register.cell(slot, name) === value);
    };
    if (status !== 'all') tests.push((slot) => ends(register.cell(slot, 'state')) === (status === 'ended'));
    is('scene', scene);
    is('block', block);
    is('state', state);
    is('light', light);
    is('severity', severity);
    is('overdue', overdue);
    if (street !== undefined || area !== undefined) {
      const blocks = new Set(district.blocks.filter((one) => (street ?? one.street) === one.street && (area ?? one.area) === one.area).map(({ id }) => id));
      tests.push((slot) => blocks.has(register.cell(slot, 'block')));
    }
    if (department !== undefined) {
      tests.push((slot) => {
        const post = register.cell(slot, 'department');
        return post === department || this.departmentOf(post) === department;
      });
    }
    if (text !== undefined && text !== '') {
      const low = text.toLowerCase();
      const says = (...names: string[]) => names.some((name) => name.toLowerCase().includes(low));
      const told = new Set(scenes.filter(({ name, short }) => says(name.zh, name.en, short.zh, short.en)).map(({ id }) => id));
      const here = new Set(district.blocks.filter(({ zh, en }) => says(zh, en)).map(({ id }) => id));
      tests.push((slot) => told.has(register.cell(slot, 'scene')) || here.has(register.cell(slot, 'block')) || says(register.id(slot), register.cell(slot, 'department')));
    }
    return (slot) => tests.every((test) => test(slot));
  }
}

/** By what a list is ordered. */
function keyOf(register: Register, order: CaseQuery['order']): (slot: number) => number {
  return order === 'due' ? (slot) => register.cell(slot, 'due') || NEVER : (slot) => -register.cell(slot, order);
}
