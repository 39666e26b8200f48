import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventData } from '#protocol/events';
import { REGISTERS, registerOf, registerTopic, type RegisterName } from '#protocol/topics/registers';
import { ENTRIES_SHOWN } from '#server/aggregate/topics/registers';
import { MINUTE, MORNING, ToldFold } from '../../../support/fold.ts';
import { TINY } from '../../../support/tiny-district.ts';

const NAMES = Object.keys(REGISTERS) as RegisterName[];
type Given = Omit<EventData<'entry'>, 'register' | 'entry'>;

const entry = (fold: ToldFold, at: number, id: string, data: Given = {}, register: RegisterName = 'demolition') => fold.say(at, 'entry', { register, entry: id, ...data });
const rows = (fold: ToldFold, table: string, register: RegisterName = 'demolition') => fold.stream(registerTopic(register), table);
const row = (fold: ToldFold, table: string, id: string, register?: RegisterName) => rows(fold, table, register).find((each) => each.id === id);
const sum = (list: readonly { [name: string]: unknown }[], name: string) => list.reduce((total, each) => total + Number(each[name]), 0);

describe('every register', () => {
  it.each(NAMES)('%s has a row for each of its stages and kinds, and for each street', (name) => {
    const fold = new ToldFold();
    const { stages, kinds } = registerOf(name);
    expect(rows(fold, 'stages', name).map(({ id, order, count }) => [id, order, count])).toEqual(stages.map((stage, i) => [stage, i, 0]));
    expect(rows(fold, 'kinds', name).map(({ id }) => id)).toEqual(kinds);
    expect(rows(fold, 'streets', name).map(({ id }) => id)).toEqual(TINY.streets.map(({ id }) => id));
  });

  it.each(NAMES)('%s takes an entry through its stages to the last, which finishes it', (name) => {
    const fold = new ToldFold();
    const { stages, kinds, measures } = registerOf(name);
    const values = Object.fromEntries(Object.keys(measures).map((measure) => [measure, 2]));
    stages.forEach((stage, i) => {
      entry(fold, i, 'e-1/2026-11', { stage, kind: kinds[0], street: 's-1', values }, name);
      expect(rows(fold, 'stages', name).filter(({ count }) => count !== 0)).toMatchObject([{ id: stage, count: 1, ...values }]);
    });
    for (const [table, id] of [['kinds', kinds[0]], ['streets', 's-1']] as const) expect(row(fold, table, id ?? '', name)).toMatchObject({ count: 1, finished: 1, ...values });
  });
});

describe('an entry', () => {
  it('begins at the first stage, in the street of its block; what is left out stays as it was', () => {
    const fold = new ToldFold();
    entry(fold, 0, 'd-1', { kind: 'shed', block: 'b-4', values: { area: 12.34 }, label: '棚屋', place: '曹杨一村', from: 1, until: 2 });
    entry(fold, MINUTE, 'd-1', { stage: 'scheduled' });
    expect(row(fold, 'entries', 'd-1')).toEqual({
      id: 'd-1', kind: 'shed', stage: 'scheduled', block: 'b-4', street: 's-2', place: '曹杨一村', label: '棚屋', from: 1, until: 2, changed: MORNING + MINUTE, area: 12.3,
    });
  });

  it('may change its kind, block and values, and counts where it is now', () => {
    const fold = new ToldFold();
    entry(fold, 0, 'd-1', { kind: 'shed', block: 'b-1', values: { area: 10 } });
    entry(fold, 1, 'd-1', { kind: 'wall', block: 'b-4', values: { area: 7.5 } });
    expect([row(fold, 'kinds', 'shed'), row(fold, 'kinds', 'wall')]).toMatchObject([{ count: 0, area: 0 }, { count: 1, area: 7.5 }]);
    expect([row(fold, 'streets', 's-1'), row(fold, 'streets', 's-2')]).toMatchObject([{ count: 0, area: 0 }, { count: 1, area: 7.5 }]);
  });

  it('is in the street that it names, rather than in that of its block', () => {
    const fold = new ToldFold();
    entry(fold, 0, 'd-1', { block: 'b-1', street: 's-2' });
    expect(row(fold, 'entries', 'd-1')?.street).toBe('s-2');
    entry(fold, 1, 'd-1', { stage: 'classified' });
    expect(row(fold, 'entries', 'd-1')?.street).toBe('s-2');
    entry(fold, 2, 'd-1', { block: 'b-2' });
    expect(row(fold, 'entries', 'd-1')?.street).toBe('s-1');
  });

  it('has the only kind of its register, and none where there are several', () => {
    const fold = new ToldFold();
    entry(fold, 0, 'c-1', {}, 'certificate');
    entry(fold, 0, 'd-1');
    expect([row(fold, 'entries', 'c-1', 'certificate')?.kind, row(fold, 'entries', 'd-1')?.kind]).toEqual(['committee', '']);
    expect([row(fold, 'kinds', 'committee', 'certificate')?.count, sum(rows(fold, 'kinds'), 'count'), sum(rows(fold, 'stages'), 'count')]).toEqual([1, 0, 1]);
  });

  it('leaves the view when it is unchanged for longest past the limit, and is counted and remembered on', () => {
    const fold = new ToldFold();
    for (let i = 0; i < ENTRIES_SHOWN + 10; i++) entry(fold, i, `d-${i}`, { kind: 'shed', values: { area: 1 } });
    expect([rows(fold, 'entries').length, row(fold, 'entries', 'd-9')]).toEqual([ENTRIES_SHOWN, undefined]);
    expect(row(fold, 'stages', 'found')).toMatchObject({ count: ENTRIES_SHOWN + 10, area: ENTRIES_SHOWN + 10 });
    entry(fold, 2 * ENTRIES_SHOWN, 'd-9', { stage: 'rechecked' });
    expect(row(fold, 'entries', 'd-9')).toMatchObject({ kind: 'shed', area: 1 });
    expect(row(fold, 'kinds', 'shed')).toMatchObject({ count: ENTRIES_SHOWN + 10, finished: 1 });
  });

  it('costs the same changes however many others there are', () => {
    const changes = (others: number) => {
      const fold = new ToldFold();
      for (let i = 0; i < others; i++) entry(fold, i, `d-${i}`, { kind: 'shed', block: 'b-1', values: { area: 1 } });
      fold.engine.takeDirty().forEach((topic) => topic.drain(0));
      entry(fold, others, 'd-1', { kind: 'wall', block: 'b-4', stage: 'classified', values: { area: 2 } });
      const topic = fold.engine.takeDirty().find(({ name }) => name === 'register.demolition');
      return topic?.drain(0).map(([, { removed, ops }]) => removed.length + ops.length);
    };
    expect(changes(4 * ENTRIES_SHOWN)).toEqual(changes(ENTRIES_SHOWN + 2));
  });
});

describe('a register', () => {
  it('knows what a study gave, by key and measure, and as of when', () => {
    const fold = new ToldFold();
    const study = (key: string, measure: string, value: number, asOf = '2019-12-31') => fold.say(0, 'baseline', { register: 'demolition', key, measure, value, asOf });
    study('all', 'area', 2_000_000);
    study('all', 'area', 2_300_000, '2020');
    study('market', 'count', 12);
    study('castle', 'count', 1);
    study('all', 'height', 1);
    expect(rows(fold, 'baseline')).toEqual([
      { id: 'all/area', key: 'all', measure: 'area', value: 2_300_000, asOf: '2020' }, { id: 'market/count', key: 'market', measure: 'count', value: 12, asOf: '2019-12-31' },
    ]);
  });

  it('takes nothing of another register, or of none', () => {
    const fold = new ToldFold();
    fold.say(0, 'entry', { register: 'no-such', entry: 'x' });
    fold.say(0, 'entry', { register: 'constructor', entry: 'x' });
    entry(fold, 0, 'd-1', { stage: 'no-such', kind: 'no-such', block: 'nowhere', values: { height: 1 } });
    expect(NAMES.map((name) => sum(rows(fold, 'stages', name), 'count'))).toEqual(NAMES.map((name) => (name === 'demolition' ? 1 : 0)));
    expect(row(fold, 'entries', 'd-1')).toMatchObject({ stage: 'found', kind: '', block: '', street: '' });
  });

  it('counts by stage, kind and street what a plain count of the last of each entry gives', () => {
    const told = fc.record({
      id: fc.constantFrom('d-1', 'd-2', 'd-3', 'd-4'),
      data: fc.record({
        kind: fc.constantFrom('shed', 'wall', 'market'), stage: fc.constantFrom('found', 'scheduled', 'rechecked'), street: fc.constantFrom('s-1', 's-2'),
        values: fc.record({ area: fc.integer({ min: 0, max: 1_000_000 }).map((tenths) => tenths / 10) }),
      }, { requiredKeys: [] }),
    });
    fc.assert(fc.property(fc.array(told, { maxLength: 40 }), (all) => {
      const fold = new ToldFold();
      const plain = new Map<string, { kind: string; stage: string; street: string; area: number }>();
      all.forEach(({ id, data: { values, ...data } }, i) => {
        entry(fold, i, id, { ...data, values });
        plain.set(id, { ...plain.get(id) ?? { kind: '', stage: 'found', street: '', area: 0 }, ...data, ...values });
      });
      for (const [table, name] of [['stages', 'stage'], ['kinds', 'kind'], ['streets', 'street']] as const) {
        for (const { id, count, finished = 0, area } of rows(fold, table)) {
          const here = [...plain.values()].filter((each) => each[name] === id);
          const done = table === 'stages' ? 0 : here.filter(({ stage }) => stage === 'rechecked').length;
          expect([id, count, finished, area]).toEqual([id, here.length, done, Math.round(sum(here, 'area') * 10) / 10]);
        }
      }
      expect(sum(rows(fold, 'stages'), 'count')).toBe(plain.size);
    }));
  });
});

describe('a monthly register', () => {
  const score = (fold: ToldFold, at: number, id: string, stage: string) => entry(fold, at, id, { stage, street: 's-1', values: { score: 80 } }, 'credit');
  const stages = (fold: ToldFold) => Object.fromEntries(rows(fold, 'stages', 'credit').map(({ id, count }) => [id, count]));

  it('counts the newest month, and begins anew with the next', () => {
    const fold = new ToldFold();
    score(fold, 0, 'e-1/2026-10', 'red');
    score(fold, 1, 'e-2/2026-10', 'green');
    expect(stages(fold)).toEqual({ red: 1, yellow: 0, orange: 0, green: 1 });
    score(fold, 2, 'e-1/2026-11', 'yellow');
    expect(stages(fold)).toEqual({ red: 0, yellow: 1, orange: 0, green: 0 });
    expect(rows(fold, 'entries', 'credit')).toMatchObject([{ id: 'e-1/2026-11', stage: 'yellow', score: 80 }]);
    expect(row(fold, 'streets', 's-1', 'credit')).toMatchObject({ count: 1, finished: 0, score: 80 });
  });

  it('takes nothing of a month before, or of none', () => {
    const fold = new ToldFold();
    score(fold, 0, 'e-1/2026-11', 'yellow');
    score(fold, 1, 'e-1/2026-10', 'red');
    score(fold, 2, 'e-2', 'red');
    expect(stages(fold)).toEqual({ red: 0, yellow: 1, orange: 0, green: 0 });
  });

  it('remembers no more than two months', () => {
    const fold = new ToldFold();
    const size = (month: string) => {
      for (let i = 0; i < 300; i++) score(fold, i, `e-${i}/${month}`, 'green');
      return fold.engine.dump().length;
    };
    const sizes = ['2025-01', '2025-02', '2025-03', '2025-04'].map(size);
    expect(Math.max(...sizes)).toBeLessThan((sizes[0] ?? 0) * 1.1);
  });
});
