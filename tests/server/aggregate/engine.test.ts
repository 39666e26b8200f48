import { describe, expect, it } from 'vitest';
import type { District } from '#protocol/district';
import { sceneTopic, TOPICS } from '#protocol/topics';
import { SCENES } from '#scenes/index';
import { Engine } from '#server/aggregate/engine';
import { Calendar } from '#server/cases/calendar';
import { HOUR, MORNING, ToldFold } from '../../support/fold.ts';
import { HOME } from '../../support/shipped.ts';
import { TINY } from '../../support/tiny-district.ts';

describe('the engine', () => {
  it('has every topic of the protocol and a stream for each scene', () => {
    const names = [...new ToldFold().engine.topics.keys()];
    expect(names.sort()).toEqual([...Object.keys(TOPICS), ...SCENES.map(({ id }) => sceneTopic(id))].sort());
  });

  it('says which topics an event changed, in the order of the topics, once', () => {
    const fold = new ToldFold();
    for (const topic of fold.engine.takeDirty()) topic.drain(0);
    fold.alert(0);
    const dirty = fold.engine.takeDirty();
    expect(dirty.map(({ name }) => name)).toEqual(['district', 'alerts', 'blocks', 'scenes', 'cases', 'feeds', 'scene.fire-lane', 'alarms', 'devices', 'funnel', 'indicators']);
    for (const topic of dirty) topic.drain(fold.engine.now);
    expect(fold.engine.takeDirty()).toEqual([]);
  });

  it('knows of every topic when a source behind it last spoke; admission and desks are none', () => {
    const fold = new ToldFold();
    fold.reading(1000);
    fold.say(2000, 'admission', { repeated: 1, rejected: {} });
    fold.say(3000, 'operator', { post: 'desk', action: 'note', subject: 'x' });
    expect(new Set([...fold.engine.topics.values()].map(({ heard }) => heard.seen))).toEqual(new Set([MORNING + 1000]));
  });

  it('numbers what it folded, and is at the time of the last record or advance', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1');
    fold.case(5, 'c-2');
    expect([fold.engine.n, fold.engine.now]).toEqual([2, MORNING + 5]);
    fold.pass(10);
    fold.pass(7);
    expect(fold.engine.now).toBe(MORNING + 10);
  });

  it('fires what a record makes due at once', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1', {}, { time: -100 * HOUR });
    expect(fold.totals).toMatchObject({ open: 1, overdue: 1 });
  });

  it('refuses a checkpoint of another district or other scenes, and keeps what it has', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1');
    const other = new Engine({ district: { ...TINY, id: 'other' }, scenes: SCENES });
    expect(other.format).not.toBe(fold.engine.format);
    expect(() => fold.engine.restore(other.dump())).toThrow('the checkpoint was made for another district or other scenes');
    expect(fold.totals?.open).toBe(1);
    expect(fold.engine.format.startsWith(Engine.FORMAT)).toBe(true);
  });

  it('forgets closed cases after a day, so that it does not grow with the journal', () => {
    const fold = new ToldFold();
    for (let i = 0; i < 3000; i++) {
      fold.case(i * 60_000, `c-${i}`);
      fold.case(i * 60_000 + 1, `c-${i}`, { state: 'closed' });
    }
    const early = fold.engine.dump().length;
    for (let i = 3000; i < 6000; i++) {
      fold.case(i * 60_000, `c-${i}`);
      fold.case(i * 60_000 + 1, `c-${i}`, { state: 'closed' });
    }
    expect(fold.engine.dump().length).toBeLessThan(early * 1.05);
    expect(fold.totals).toMatchObject({ opened: 6000, closed: 6000, open: 0 });
  });
});

describe('a checkpoint', () => {
  const formatOf = (district: District, more: Partial<ConstructorParameters<typeof Engine>[0]> = {}) => new Engine({ district, scenes: SCENES, ...more }).format;
  const [block, ...blocks] = TINY.blocks as [District['blocks'][number], ...District['blocks']];

  it.each<[string, District]>([
    ['a name', { ...TINY, zh: '大区域' }], ['a zone', { ...TINY, zone: 'Asia/Urumqi' }], ['a limit', { ...TINY, limits: { ...TINY.limits, A: [1, 1, 1, 1, 1, 1] } }],
    ['a border', { ...TINY, blocks: [{ ...block, polygons: block.polygons.map(([ring = []]) => [ring.map(([x, y]) => [x + 1e-6, y])]) }, ...blocks] }],
    ['water', { ...TINY, water: [] }],
  ])('is of another format where the district has another %s', (_, district) => {
    expect(formatOf(district)).not.toBe(formatOf(TINY));
  });

  it('is of another format with other thresholds or holidays, and of the same with the same', () => {
    const graded = SCENES.map((scene) => (scene.id === 'fire-lane' ? { ...scene, severity: [scene.severity[1], scene.severity[1], scene.severity[2]] as typeof scene.severity } : scene));
    expect(formatOf(TINY, { scenes: graded })).not.toBe(formatOf(TINY));
    expect(formatOf(TINY, { calendar: new Calendar(HOME.calendar, TINY.zone) })).not.toBe(formatOf(TINY));
    expect(formatOf(structuredClone(TINY))).toBe(formatOf(TINY));
  });
});
