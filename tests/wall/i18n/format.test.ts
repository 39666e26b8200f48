import { describe, expect, it } from 'vitest';
import { en } from '../../../wall/i18n/en.ts';
import { Format } from '../../../wall/i18n/format.ts';
import { zh } from '../../../wall/i18n/zh.ts';

const MINUTE = 60_000;
const at = Date.parse('2026-11-24T03:12:05+08:00');
const [chinese, english] = [new Format(zh, 'Asia/Shanghai'), new Format(en, 'Asia/Shanghai')];

describe('format', () => {
  it('separates thousands', () => {
    expect([chinese.int(1284), english.int(1284)]).toEqual(['1,284', '1,284']);
  });

  it('gives a share with one decimal, and a dash where there is no whole', () => {
    expect([chinese.percent(737, 972), chinese.percent(0, 0)]).toEqual(['75.8%', '–']);
    expect(chinese.percent(12, 12)).toBe('100%');
  });

  it('gives a large number by the multiple that the language counts in', () => {
    expect([37_420_000, 195_715, 12_970].map((n) => chinese.large(n))).toEqual([['3,742', '万'], ['19.57', '万'], ['12,970', '']]);
    expect([37_420_000, 195_715].map((n) => english.large(n))).toEqual([['37.42', 'M'], ['195,715', '']]);
  });

  it('gives a day of the year', () => {
    expect([chinese.monthDay(at), english.monthDay(at), chinese.monthDay(0)]).toEqual(['11月24日', '24 Nov', '–']);
  });

  it('gives a time of another day with its date, and that date alone where little room is', () => {
    const [evening, next] = [at + 20 * 60 * MINUTE, at + 22 * 60 * MINUTE];
    expect([chinese.moment(at, evening), chinese.brief(at, evening), chinese.moment(0, evening)]).toEqual(['03:12', '03:12', '--:--']);
    expect([chinese.moment(at, next), chinese.brief(at, next), english.moment(at, next)]).toEqual(['11月24日 03:12', '11月24日', '24 Nov 03:12']);
    expect(chinese.moment(at, at + 365 * 24 * 60 * MINUTE)).toBe('11月24日 03:12');
  });

  it('tells times in the zone of the district, wherever the machine stands', () => {
    expect([chinese.clock(at), chinese.minute(at), chinese.date(at)]).toEqual(['03:12:05', '03:12', '11月24日周二']);
    expect(english.date(at)).toBe('Tue 24 November');
    expect(chinese.day(at)).toContain('2026年');
  });

  it('says midnight as 00:00', () => {
    expect(chinese.minute(Date.parse('2026-11-24T00:00:30+08:00'))).toBe('00:00');
  });

  it('shows dashes for a time that is not known', () => {
    expect([chinese.clock(0), chinese.minute(0), chinese.date(0)]).toEqual(['--:--:--', '--:--', '']);
  });

  it('counts minutes, over an hour hours and minutes, over a day days and hours, from ten days on days alone', () => {
    const lengths = [20_000, 12 * MINUTE, 125 * MINUTE, 26 * 60 * MINUTE, 245 * 60 * MINUTE];
    expect(lengths.map((ms) => chinese.duration(ms))).toEqual(['刚刚', '12 分', '2 时 05 分', '1 天 02 时', '10 天']);
    expect(lengths.map((ms) => english.duration(ms))).toEqual(['now', '12 min', '2 h 05', '1 d 02', '10 d']);
  });
});

it('shows no time while the zone of the district is not known', () => {
  const lost = new Format(zh, undefined);
  expect([lost.clock(at), lost.minute(at), lost.date(at), lost.monthDay(at), lost.day(at)]).toEqual(['--:--:--', '--:--', '', '–', '']);
});
