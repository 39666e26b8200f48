import type { Catalogue } from './zh.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Numbers, shares, times and durations as a language writes them; times of day are the district's own, and dashes while its zone is not known. */
export class Format {
  private readonly whole: Intl.NumberFormat;
  private readonly share: Intl.NumberFormat;
  private readonly clocks: Intl.DateTimeFormat;
  private readonly minutes: Intl.DateTimeFormat;
  private readonly days: Intl.DateTimeFormat;
  private readonly years: Intl.DateTimeFormat;
  private readonly dates: Intl.DateTimeFormat;
  private readonly rough: Intl.NumberFormat;
  private readonly tenths: Intl.NumberFormat;

  constructor(private readonly words: Catalogue, private readonly zone: string | undefined) {
    const time = { timeZone: zone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' } as const;
    this.whole = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 0 });
    this.share = new Intl.NumberFormat(words.locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
    this.clocks = new Intl.DateTimeFormat(words.locale, { ...time, second: '2-digit' });
    this.minutes = new Intl.DateTimeFormat(words.locale, time);
    const day = { timeZone: zone, month: 'long', day: 'numeric', weekday: 'short' } as const;
    this.days = new Intl.DateTimeFormat(words.locale, day);
    this.years = new Intl.DateTimeFormat(words.locale, { ...day, year: 'numeric' });
    this.dates = new Intl.DateTimeFormat(words.locale, { timeZone: zone, month: 'short', day: 'numeric' });
    this.tenths = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 });
    this.rough = new Intl.NumberFormat(words.locale, { maximumSignificantDigits: 4 });
  }

  private today(at: number, now: number): boolean { return this.unknown(at) || (Math.abs(now - at) < DAY && this.dates.format(at) === this.dates.format(now)); }
  private unknown(at: number): boolean { return at === 0 || this.zone === undefined; }

  int(value: number): string { return this.whole.format(value); }
  /** With one decimal at the most. */
  dec(value: number): string { return this.tenths.format(value); }

  /** A large number and the multiple that it is of, as one says it: `3,742` and `万`; a small one is its own. */
  large(value: number): [figure: string, multiple: string] {
    const { least, by, name } = this.words.multiple;
    return value < least ? [this.int(value), ''] : [this.rough.format(value / by), name];
  }

  /** A share of a whole; a dash where there is no whole. All of it needs no decimals. */
  percent(part: number, whole: number): string {
    if (whole <= 0) return '–';
    return part === whole ? '100%' : this.share.format(part / whole);
  }

  /** `14:03:27` of a time in ms; a dash where it is not known. */
  clock(at: number): string { return this.unknown(at) ? '--:--:--' : this.clocks.format(at); }
  /** `14:03`, and with its date where that is not today's. */
  moment(at: number, now: number): string { return this.today(at, now) ? this.minute(at) : `${this.monthDay(at)} ${this.minute(at)}`; }
  /** `14:03`, or `11月24日` where that is not today: as much as a narrow column holds. */
  brief(at: number, now: number): string { return this.today(at, now) ? this.minute(at) : this.monthDay(at); }
  /** `14:03`. */
  minute(at: number): string { return this.unknown(at) ? '--:--' : this.minutes.format(at); }
  /** `11月24日周二`. */
  date(at: number): string { return this.unknown(at) ? '' : this.days.format(at); }

  /** `12月30日`. */
  monthDay(at: number): string { return this.unknown(at) ? '–' : this.dates.format(at); }

  /** `2025年1月3日周五`, for a time that is not this year's. */
  day(at: number): string { return this.unknown(at) ? '' : this.years.format(at); }

  /** A length of time in ms: `12 分`, `2 时 05 分`, `1 天 02 时`, from ten days on whole ones. */
  duration(ms: number): string {
    const minutes = Math.floor(ms / MINUTE);
    if (minutes < 1) return this.words.now;
    return this.words.duration(Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60);
  }
}
