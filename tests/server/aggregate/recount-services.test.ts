import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Columns, Row } from '#protocol/topics';
import { Engine } from '#server/aggregate/engine';
import { CONTACT } from '#server/aggregate/topics/hotline';
import { plainCalendar } from '#server/cases/calendar';
import { serviceJournals, START } from '../../support/records.ts';
import { ServiceRecount } from '../../support/recount-services.ts';
import { TINY } from '../../support/tiny-district.ts';

const working = plainCalendar(TINY.zone);

const rows = (fold: Engine, topic: string, table: string): Row<Columns>[] => fold.topics.get(topic)?.rows()[table] ?? [];

it('says of the district’s other systems what a plain count of the journal says', () => {
  fc.assert(fc.property(serviceJournals(60), fc.nat(30 * 3_600_000), (records, later) => {
    const fold = new Engine({ district: TINY, scenes: [] });
    const count = new ServiceRecount((received, days) => ({ contact: working.after(received, CONTACT), handle: working.after(received, days * working.day) }));
    for (const record of records) {
      fold.apply(record);
      count.apply(record);
    }
    const now = (records.at(-1)?.at ?? START) + later;
    fold.advance(now);
    const { visits, periods, whistles, orders, demolition, credit, areas } = count.at(now);
    expect(rows(fold, 'visits', 'blocks')).toEqual(visits);
    expect(rows(fold, 'hotline', 'periods')).toEqual(periods);
    for (const [topic, totals] of [['whistles', whistles], ['orders', orders]] as const) {
      const told = rows(fold, topic, 'totals');
      for (const total of totals.filter(({ id }) => told.some((row) => row.id === id))) expect(told).toContainEqual(total);
    }
    for (const [table, name] of [['kinds', 'kind'], ['stages', 'stage'], ['streets', 'street']] as const) {
      const told = rows(fold, 'register.demolition', table);
      expect(told).toMatchObject(demolition.at(name, told.map(({ id }) => id)));
    }
    const colours = rows(fold, 'register.credit', 'stages');
    expect(colours).toMatchObject(credit.at('stage', colours.map(({ id }) => id)));
    for (const [topic, { size }] of [['register.demolition', demolition], ['register.credit', credit]] as const) {
      expect(rows(fold, topic, 'entries')).toHaveLength(size);
      expect(rows(fold, topic, 'stages').reduce((sum, row) => sum + Number(row.count), 0)).toBe(size);
    }
    expect(rows(fold, 'blocks', 'areas')).toMatchObject(areas);
  }), { numRuns: 300 });
});
