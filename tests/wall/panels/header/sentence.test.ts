import { describe, expect, it } from 'vitest';
import type { Row, TopicTables } from '#protocol/topics';
import { en } from '../../../../wall/i18n/en.ts';
import { Format } from '../../../../wall/i18n/format.ts';
import { zh } from '../../../../wall/i18n/zh.ts';
import { judge, sentence, type Grave } from '../../../../wall/panels/header/sentence.ts';

type Totals = Row<TopicTables<'district'>['totals']>;

const now = 1_700_000_000_000;
const totals = (some: Partial<Totals> = {}): Totals => ({
  id: 'district', open: 1284, overdue: 12, opened: 5000, closed: 3700, onTime: 3300, alerts: 40, gravest: 2, openedToday: 300,
  closedToday: 280, visitsToday: 90, blocks: 59, fresh: 54, devices: 1200, offline: 8, spread: 0, ...some,
});
const grave: Grave = { place: '桃浦3', scene: '立交积水', at: now - 12 * 60_000 };
const older: Grave = { place: '曹杨1', scene: '电梯困人', at: now - 125 * 60_000 };
const say = (row: Totals | undefined, graves: Grave[] = [], held = 0) => sentence(row, graves, held, now, zh, new Format(zh, 'Asia/Shanghai'));

describe('the state of the district', () => {
  it('is calm with few overdue, and says the load', () => {
    expect(say(totals())).toEqual({ level: 'calm', text: '平稳。处置中 1,284 件，超时 12 件', notes: ['59 个责任块中 54 个在线'] });
    expect(sentence(totals(), [], 0, now, en, new Format(en, 'Asia/Shanghai')).text).toBe('Calm. 1,284 in hand, 12 overdue');
  });

  it('names the gravest alarm that nobody has acknowledged, where and for how long', () => {
    expect(say(totals(), [grave])).toMatchObject({ level: 'grave', text: '桃浦3 立交积水，12 分未确认' });
    expect(sentence(totals(), [grave], 0, now, en, new Format(en, 'Asia/Shanghai')).text).toBe('立交积水 in 桃浦3, unseen for 12 min');
  });

  it('counts several and names the oldest', () => {
    expect(say(totals(), [older, grave]).text).toBe('2 起重大警情未确认，最久 曹杨1 电梯困人 2 时 05 分');
  });

  it('keeps those that somebody has among what is said beside it', () => {
    expect(say(totals(), [], 3)).toMatchObject({ level: 'calm', notes: ['59 个责任块中 54 个在线', '重大警情处置中 3 起'] });
  });

  it('says so when too much is overdue', () => {
    expect(say(totals({ overdue: 90 }))).toMatchObject({ level: 'strained', text: '超时偏多，占处置中 7.0%' });
  });

  it('says that it does not know when most blocks are silent', () => {
    expect(say(totals({ fresh: 12 }))).toMatchObject({ level: 'blind', text: '数据不全，59 个责任块仅 12 个在线' });
  });

  it('does not expect blocks of an export to be heard from', () => {
    expect(say(totals({ fresh: 0, devices: 0 }))).toMatchObject({ level: 'calm', notes: [] });
  });

  it('waits where there is nothing yet', () => {
    expect([judge(undefined, 0), judge(totals({ fresh: 0, opened: 0 }), 0)]).toEqual(['waiting', 'waiting']);
  });

  it('puts a grave alarm before missing data and before overdue cases', () => {
    expect(judge(totals({ fresh: 2, overdue: 900 }), 1)).toBe('grave');
    expect(judge(totals({ fresh: 2, overdue: 900 }), 0)).toBe('blind');
  });
});
