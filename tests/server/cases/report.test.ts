import { describe, expect, it } from 'vitest';
import type { Event, Recorded } from '#protocol/events';
import { REPORTED, report, type Report } from '#protocol/report';
import { SCENES } from '#scenes/index';
import { Engine } from '#server/aggregate/engine';
import { reportOf } from '#server/cases/report';
import { HOUR, MINUTE, MORNING } from '../../support/fold.ts';
import { TINY } from '../../support/tiny-district.ts';

/** A journal and its fold, told what happens at so many minutes after the morning. */
class Told {
  readonly records: Recorded[] = [];
  readonly engine = new Engine({ district: TINY, scenes: SCENES });

  say(minute: number, kind: string, data: object, id = `e-${this.records.length + 1}`): void {
    const at = MORNING + minute * MINUTE;
    const record = { n: this.records.length + 1, at, event: { kind, id, source: '/east', time: at, data } as Event };
    this.records.push(record);
    this.engine.apply(record);
  }

  of(subject: string): Promise<Report | undefined> {
    const journal = { read: (from: number, to: number) => this.records.slice(from - 1, to), numberAt: (at: number) => this.records.findLast((record) => record.at <= at)?.n ?? 0 };
    return reportOf(subject, { journal, file: (id) => this.engine.file(id), household: (scene) => scene.startsWith('elder'), now: () => this.engine.now, turn: () => Promise.resolve() });
  }
}

const alert = (over: object = {}) => ({ device: 'g-1', scene: 'gas-leak', block: 'b-1', severity: 1, state: 'raised', origin: 'sensor', ...over });
const act = (action: string, subject: string, over: object = {}) => ({ post: 'desk', action, subject, ...over });

describe('the report of an incident', () => {
  it('has all that the journal holds about it in its order, and nothing else; by the case or by its alert', async () => {
    const told = new Told();
    told.say(0, 'alert', alert({ scene: 'fire-lane', device: 'cam-9', severity: 2 }), 'other');
    told.say(10, 'alert', alert({ label: '阀门井' }), 'gas');
    told.say(11, 'operator', act('acknowledge', 'gas', { reason: '看到了' }));
    told.say(11, 'operator', act('acknowledge', 'other'));
    told.say(12, 'alert', alert());
    for (const [i, action] of ['accept', 'register', 'dispatch', 'take'].entries()) told.say(13 + i, 'operator', act(action, 'case-gas', { department: '燃气' }));
    told.say(20, 'direct', { post: 'lead', action: 'take-over', target: 'main', alarm: 'gas' });
    told.say(30, 'operator', act('dispose', 'case-gas'));
    told.say(31, 'reading', { device: 'm-1', block: 'b-1', quantity: 'level', value: 1, unit: 'm' });
    const found = await told.of('gas');
    expect(report.parse(found)).toEqual(found);
    expect(found?.entries.map(({ kind, action, post, note }) => [kind, action, post, note].filter(Boolean).join(' '))).toEqual([
      'alert raised 阀门井', 'operator acknowledge desk 看到了', 'alert raised', 'operator accept desk', 'operator register desk', 'operator dispatch desk', 'operator take desk', 'direct take-over lead', 'operator dispose desk',
    ]);
    expect(found?.key.map(({ moment, at }) => [moment, (at - MORNING) / MINUTE])).toEqual([['found', 10], ['seen', 11], ['dispatched', 15], ['disposed', 30]]);
    expect(await told.of('case-gas')).toEqual(found);
    expect(await told.of('nothing')).toBeUndefined();
  });

  it('names neither device nor words of what tells of a household', async () => {
    const told = new Told();
    told.say(0, 'alert', alert({ scene: 'elder-water', device: 'meter-7', label: '三楼', severity: 2 }), 'quiet');
    expect((await told.of('quiet'))?.entries).toMatchObject([{ kind: 'alert', subject: '', note: '' }]);
  });

  it('keeps the beginning and the end of a long one, and says how much is left out', async () => {
    const told = new Told();
    told.say(0, 'alert', alert(), 'gas');
    for (let i = 0; i < 300; i++) told.say(1, 'operator', act('note', 'case-gas', { reason: `n-${i}` }));
    const found = await told.of('gas');
    expect([found?.entries.length, found?.left]).toEqual([REPORTED, 301 - REPORTED]);
    expect([found?.entries[0]?.kind, found?.entries.at(-1)?.note]).toEqual(['alert', 'n-299']);
  });

  it('reaches an hour beyond the end', async () => {
    const told = new Told();
    told.say(0, 'case', { case: 'c-1', scene: 'litter', block: 'b-1', state: 'discovered', severity: 3, origin: 'patrol', placed: 'exact' });
    told.say(5, 'case', { case: 'c-1', scene: 'litter', block: 'b-1', state: 'closed', severity: 3, origin: 'patrol', placed: 'exact' });
    told.say(30, 'operator', act('note', 'c-1'));
    told.say(5 + (HOUR + MINUTE) / MINUTE, 'operator', act('note', 'c-1'));
    expect((await told.of('c-1'))?.entries.map(({ kind }) => kind)).toEqual(['case', 'case', 'operator']);
  });
});
