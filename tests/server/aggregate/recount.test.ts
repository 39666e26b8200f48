import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Columns, Row } from '#protocol/topics';
import { Engine } from '#server/aggregate/engine';
import { alertJournals, journals, START } from '../../support/records.ts';
import { Recount } from '../../support/recount.ts';
import { PLAIN } from '../../support/ruled-scenes.ts';
import { TINY } from '../../support/tiny-district.ts';

const scenes = PLAIN;

const rows = (fold: Engine, topic: string, table: string): Row<Columns>[] => fold.topics.get(topic)?.rows()[table] ?? [];

it('says in every topic what a plain count of the journal says', () => {
  fc.assert(fc.property(journals(60), fc.nat(30 * 3_600_000), (records, later) => {
    const fold = new Engine({ district: TINY, scenes });
    const count = new Recount(scenes);
    for (const record of records) {
      fold.apply(record);
      count.apply(record);
    }
    const now = (records.at(-1)?.at ?? START) + later;
    fold.advance(now);
    const { district, blocks, scenes: byScene, states, steps, alerts, feeds } = count.at(now);
    expect(rows(fold, 'district', 'totals')).toMatchObject([district]);
    expect(rows(fold, 'blocks', 'blocks')).toMatchObject(blocks);
    if (records.length > 0) expect(rows(fold, 'scenes', 'scenes')).toMatchObject(byScene);
    expect(rows(fold, 'cases', 'states')).toEqual(states);
    for (const { id } of scenes) expect(rows(fold, `scene.${id}`, 'steps')).toMatchObject(steps[id] ?? []);
    expect(rows(fold, 'alerts', 'alerts')).toMatchObject(alerts);
    expect(rows(fold, 'alerts', 'alerts')).toHaveLength(alerts.length);
    expect(rows(fold, 'feeds', 'feeds')).toMatchObject(feeds);
  }), { numRuns: 300 });
});

it('says of alerts that meet what a plain count of the journal says, at every record', () => {
  fc.assert(fc.property(alertJournals(60), (records) => {
    const fold = new Engine({ district: TINY, scenes });
    const count = new Recount(scenes);
    for (const record of records) {
      fold.apply(record);
      count.apply(record);
      const { alerts, states } = count.at(record.at);
      const shown = rows(fold, 'alerts', 'alerts');
      expect(shown.map(({ id }) => id).sort()).toEqual(alerts.map(({ id }) => id).sort());
      expect(shown).toMatchObject(shown.map(({ id }) => alerts.find((row) => row.id === id)));
      expect(rows(fold, 'cases', 'states')).toEqual(states);
    }
  }), { numRuns: 300 });
});
