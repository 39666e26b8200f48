import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_ORDERS, casePage, type CasePage } from '#protocol/answers';
import { caseQuery } from '#protocol/queries';
import { CASE_STATES } from '#protocol/stages';
import { HOUR, MINUTE, MORNING, ToldFold } from '../../support/fold.ts';
import { TINY } from '../../support/tiny-district.ts';

const NINE = HOUR;
type Query = Record<string, string>;
const page = (fold: ToldFold, query: Query = {}): CasePage => fold.engine.page(caseQuery.parse(query));
const ids = (fold: ToldFold, query: Query = {}) => page(fold, query).cases.map(({ id }) => id).join(' ');

/** All pages of a query, one after the other. */
function* pages(fold: ToldFold, query: Query): Generator<CasePage> {
  for (let after = ''; ;) {
    const found = page(fold, { ...query, ...(after !== '' && { after }) });
    yield found;
    after = found.next;
    if (after === '') return;
  }
}

describe('a page of cases', () => {
  const fold = new ToldFold();
  fold.case(NINE, 'c-1', { block: 'b-1', department: '绿容2组' });
  fold.case(NINE + MINUTE, 'c-2', { block: 'b-3', scene: 'street-vendor', state: 'accepted', department: '城管1组', severity: 1 });
  fold.case(NINE + 2 * MINUTE, 'c-3', { block: 'b-4', scene: 'fire-lane', state: 'discovered' });
  fold.case(NINE + 3 * MINUTE, 'C-4', { block: 'b-1', state: 'closed' });
  fold.pass(NINE + 13 * MINUTE);

  it('holds what is in hand, due first, unless asked for what ended or all', () => {
    expect(ids(fold)).toBe('c-3 c-1 c-2');
    expect(ids(fold, { status: 'ended' })).toBe('C-4');
    expect(ids(fold, { status: 'all', order: 'opened' })).toBe('C-4 c-3 c-2 c-1');
    expect(page(fold)).toMatchObject({ total: 3, next: '' });
  });

  it.each<[Query, string]>([
    [{ scene: 'litter' }, 'c-1'], [{ street: 's-1' }, 'c-1 c-2'], [{ area: 'a-2' }, 'c-2'], [{ block: 'b-4' }, 'c-3'], [{ street: 's-2', area: 'a-1' }, ''],
    [{ light: 'red' }, 'c-3'], [{ light: 'yellow' }, 'c-1 c-2'], [{ state: 'accepted' }, 'c-2'], [{ severity: '1' }, 'c-2'], [{ overdue: 'true' }, ''], [{ overdue: 'false', severity: '3' }, 'c-3 c-1'],
    [{ department: '城管' }, 'c-2'], [{ department: '绿容2组' }, 'c-1'], [{ department: '绿容1组' }, ''],
  ])('of %o holds %s', (query, found) => {
    expect(ids(fold, query)).toBe(found);
  });

  it.each([['VENDOR', 'c-2'], ['消防', 'c-3'], ['1块', 'c-1'], ['block 4', 'c-3'], ['c-', 'c-3 c-1 c-2'], ['绿容', 'c-1'], ['  ', 'c-3 c-1 c-2'], ['no such thing', '']])(
    'finds by a part of the id, or of a name in either language: %s', (text, found) => {
      expect(ids(fold, { text })).toBe(found);
    },
  );

  it('lists that of which nothing is due last, and goes on behind it', () => {
    const other = new ToldFold();
    for (const [i, id] of ['c-1', 'c-2', 'c-3'].entries()) other.case(NINE + i * MINUTE, id);
    other.say(NINE + 5 * MINUTE, 'operator', { post: '受理岗', action: 'suspend', subject: 'c-1' });
    other.say(NINE + 5 * MINUTE, 'operator', { post: '受理岗', action: 'suspend', subject: 'c-2' });
    expect([...pages(other, { limit: '1' })].map(({ cases, next }) => [cases[0]?.id, next === ''])).toEqual([['c-3', false], ['c-1', false], ['c-2', true]]);
  });

  it('goes on where it was, whatever comes and goes meanwhile', () => {
    const other = new ToldFold();
    for (let i = 0; i < 6; i += 1) other.case(NINE + i * MINUTE, `c-${i}`);
    const first = page(other, { order: 'opened', limit: '3' });
    other.case(NINE + HOUR, 'c-new');
    other.case(NINE + HOUR, 'c-4', { state: 'closed' });
    expect(first.cases.map(({ id }) => id).join(' ')).toBe('c-5 c-4 c-3');
    expect(ids(other, { order: 'opened', limit: '3', after: first.next })).toBe('c-2 c-1 c-0');
  });

  it('says how its query does not fit', () => {
    const faults = (query: Query) => caseQuery.safeParse(query).error?.issues.map(({ path, code }) => [path.join('.'), code].join(' '));
    expect(faults({ after: '12' })).toEqual(['after invalid_format']);
    expect(faults({ limit: '201' })).toEqual(['limit too_big']);
    expect(faults({ colour: 'red' })).toEqual([' unrecognized_keys']);
    expect(faults({ after: '12.a.b\nc' })).toBeUndefined();
  });

  it('with all its following ones holds each case that fits exactly once, in order, and fits the protocol', () => {
    const told = fc.record({ id: fc.integer({ min: 0, max: 12 }), block: fc.constantFrom(...TINY.blocks.map(({ id }) => id)), state: fc.constantFrom(...CASE_STATES), gap: fc.integer({ min: 0, max: 8 * HOUR }) });
    const asked = fc.record({ status: fc.constantFrom('open', 'ended', 'all'), order: fc.constantFrom(...CASE_ORDERS), limit: fc.constantFrom('1', '3', '50') });
    fc.assert(fc.property(fc.array(told, { maxLength: 40 }), asked, (steps, query) => {
      const other = new ToldFold();
      let at = 0;
      for (const { id, block, state, gap } of steps) {
        at += gap;
        other.case(at, `c-${id}`, { block, state });
      }
      const found = [...pages(other, query)];
      for (const one of found) expect(casePage.parse({ at: MORNING, ...one })).toEqual({ at: MORNING, ...one });
      const rows = found.flatMap(({ cases }) => cases);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      expect(new Set(found.map(({ total }) => total))).toEqual(new Set([rows.length]));
      const times = rows.map((row) => (query.order === 'due' ? row.due || Infinity : -row[query.order]));
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }));
  });
});
