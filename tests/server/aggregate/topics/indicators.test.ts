import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCENES } from '#scenes/index';
import { Engine } from '#server/aggregate/engine';
import { DAY, HOUR, MINUTE, MORNING, ToldFold } from '../../../support/fold.ts';
import { journals } from '../../../support/records.ts';
import { TINY } from '../../../support/tiny-district.ts';

const row = (fold: ToldFold, id = 'district/district') => fold.row('indicators', 'indicators', id);
/** From Tuesday, 24 November, 08:00 to the midnight before 1 December and 1 January. */
const DECEMBER = 6 * DAY + 16 * HOUR;
const JANUARY = DECEMBER + 31 * DAY;

describe('the indicators of the running month', () => {
  it('count each case where it is: district, street, area, block, department, scene', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1', { block: 'b-4', department: '绿容2组' });
    for (const id of ['district/district', 'street/s-2', 'area/a-3', 'block/b-4', 'department/绿容', 'scene/litter']) expect(row(fold, id)).toMatchObject({ reported: 1 });
    for (const id of ['street/s-1', 'block/b-5', 'scene/fire-lane']) expect(row(fold, id)).toMatchObject({ reported: 0 });
    expect(row(fold, 'block/b-4')).toMatchObject({ dimension: 'block', key: 'b-4' });
  });

  it('count how far cases came, closed and reworked ones', () => {
    const fold = new ToldFold();
    for (const [i, state] of (['discovered', 'accepted', 'registered', 'dispatched', 'rework', 'closed', 'rejected'] as const).entries()) {
      fold.case(0, `c-${i}`);
      fold.case(MINUTE, `c-${i}`, { state });
    }
    expect(row(fold)).toMatchObject({ reported: 7, accepted: 5, registered: 4, dispatched: 3, rework: 1, closed: 1, due: 1, closedDue: 1, onTime: 1 });
  });

  it('count what is due when its time runs out, at that very time', () => {
    const fold = new ToldFold();
    for (const id of ['late', 'never']) fold.case(0, id);
    fold.pass(25.5 * HOUR - 1);
    expect(row(fold)).toMatchObject({ due: 0 });
    fold.pass(25.5 * HOUR);
    expect(row(fold)).toMatchObject({ due: 2, closedDue: 0 });
    fold.case(26 * HOUR, 'late', { state: 'closed' });
    expect(row(fold)).toMatchObject({ due: 2, closed: 1, closedDue: 1, onTime: 0 });
  });

  it('take back what was closed where it is opened again', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1');
    fold.case(HOUR, 'c-1', { state: 'closed' });
    expect(row(fold)).toMatchObject({ closed: 1, mean: 3600 });
    fold.case(2 * HOUR, 'c-1', { state: 'rework' });
    expect(row(fold)).toMatchObject({ closed: 0, due: 0, onTime: 0, mean: 0, p90: 0, rework: 1 });
  });

  it('move with a case to another block or department', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1', { block: 'b-1', department: '绿容' });
    fold.case(HOUR, 'c-1', { block: 'b-4', department: '城管', state: 'closed' });
    expect([row(fold, 'block/b-1')?.reported, row(fold, 'department/绿容')?.reported]).toEqual([0, 0]);
    for (const id of ['block/b-4', 'department/城管', 'street/s-2']) expect(row(fold, id)).toMatchObject({ reported: 1, closed: 1, mean: 3600 });
  });

  it('have mean and p90 of the handling time, in seconds, the second as near as 5 %', () => {
    const fold = new ToldFold();
    for (let i = 1; i <= 10; i++) fold.case(0, `c-${i}`);
    for (let i = 1; i <= 10; i++) fold.case(i * HOUR, `c-${i}`, { state: 'closed' });
    const { mean, p90 = 0 } = row(fold) ?? {};
    expect(mean).toBe(5.5 * 3600);
    expect(p90).toBeGreaterThan(9 * 3600 * 0.95);
    expect(p90).toBeLessThan(9 * 3600 * 1.05);
  });

  it('begin anew with the month, and leave what is of the last one out', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1');
    fold.case(DECEMBER, 'c-2', {}, { time: DECEMBER - 1 });
    expect(row(fold)).toMatchObject({ reported: 0, mean: 0 });
    fold.case(DECEMBER, 'c-3');
    fold.case(DECEMBER, 'c-1', { state: 'closed' });
    expect(row(fold)).toMatchObject({ reported: 1, closed: 1, due: 0, closedDue: 0 });
  });

  it('have the counts of the last month and of a year ago up to the same moment, -1 where they were not measured', () => {
    const fold = new ToldFold();
    fold.case(0, 'old');
    fold.pass(DECEMBER);
    expect(row(fold)).toMatchObject({ reportedLast: -1, reportedYear: -1 });
    for (let day = 0; day < 10; day++) fold.case(DECEMBER + day * DAY, `c-${day}`, { state: 'closed', block: 'b-1' });
    fold.pass(JANUARY + 5 * DAY);
    expect(row(fold)).toMatchObject({ reported: 0, reportedLast: 5, closedLast: 5, closedDueLast: 5, reportedYear: -1 });
    expect([row(fold, 'block/b-1')?.reportedLast, row(fold, 'block/b-2')?.reportedLast]).toEqual([5, 0]);
    fold.pass(JANUARY + 5 * DAY + 12 * HOUR);
    expect(row(fold)?.reportedLast).toBe(6);
    fold.pass(JANUARY + 340 * DAY);
    expect(row(fold)).toMatchObject({ reportedLast: 0, reportedYear: 6 });
  });

  it('have rows for a hundred departments, and one for all others', () => {
    const fold = new ToldFold();
    for (let i = 0; i < 120; i++) fold.case(0, `c-${i}`, { department: `dept ${i}` });
    expect(fold.rows('indicators', 'indicators').filter(({ dimension }) => dimension === 'department')).toHaveLength(101);
    expect(row(fold, 'department/other')).toMatchObject({ reported: 20 });
  });

  it('sum over blocks to their streets and areas, over scenes to the district, and never close more than was due', () => {
    const scenes = SCENES.filter(({ id }) => ['fire-lane', 'smoke-alarm', 'litter', 'property-dispute'].includes(id));
    fc.assert(fc.property(journals(60), fc.nat(9 * DAY), (records, later) => {
      const engine = new Engine({ district: TINY, scenes });
      for (const record of records) engine.apply(record);
      engine.advance((records.at(-1)?.at ?? MORNING) + later);
      const rows = engine.topics.get('indicators')?.rows()['indicators'] ?? [];
      const total = (dimension: string, column: string, among = (_: string): boolean => true): number =>
        rows.filter((one) => one['dimension'] === dimension && among(String(one['key']))).reduce((sum, one) => sum + Number(one[column]), 0);
      for (const column of ['reported', 'accepted', 'registered', 'dispatched', 'closed', 'due', 'onTime', 'closedDue', 'rework']) {
        for (const { id } of TINY.streets) {
          const inside = new Set(TINY.blocks.filter(({ street }) => street === id).map((block) => block.id));
          expect(total('street', column, (key) => key === id)).toBe(total('block', column, (key) => inside.has(key)));
        }
        expect(total('area', column)).toBe(total('block', column));
        expect(total('scene', column)).toBeLessThanOrEqual(total('district', column));
        expect(Math.min(...rows.map((one) => Number(one[column])))).toBeGreaterThanOrEqual(0);
      }
      for (const one of rows) {
        expect(Number(one['onTime'])).toBeLessThanOrEqual(Number(one['closedDue']));
        expect(Number(one['closedDue'])).toBeLessThanOrEqual(Math.min(Number(one['due']), Number(one['closed'])));
      }
    }));
  });
});
