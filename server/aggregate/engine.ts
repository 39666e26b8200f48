import type { CaseFile, CasePage, Summary } from '#protocol/answers';
import type { Changes } from '#protocol/changes';
import type { Program } from '#protocol/director';
import type { District } from '#protocol/district';
import { NO_WORD, type Event, type EventKind, type EventOf, type Recorded } from '#protocol/events';
import type { Audit } from '#protocol/access';
import type { Handover } from '#protocol/handover';
import type { PublicOverview, PublicPlace } from '#protocol/public';
import type { CaseQuery } from '#protocol/queries';
import type { Scene } from '#scenes/scene';
import type { Alert } from './alert.ts';
import { plainCalendar, type Calendar } from '../cases/calendar.ts';
import { countsAlike, ends, type Case } from '../cases/case.ts';
import { Daybook } from '../cases/daybook.ts';
import { limitsOf } from '../cases/limits.ts';
import { Pages } from '../cases/page.ts';
import { monthOf, PublicView } from '../cases/public.ts';
import { Register } from '../cases/register.ts';
import { handoverOf } from '../cases/handover.ts';
import { Shifts } from '../cases/shifts.ts';
import { Moments } from '../director/moments.ts';
import { Trail } from '../access/trail.ts';
import { Summaries } from '../cases/summary.ts';
import { isPostAction, type Known } from '../cases/workflow.ts';
import type { Change } from './change.ts';
import { fingerprint, FORMAT } from './memory.ts';
import { Alarms } from '../alarms/alarms.ts';
import type { AlarmStanding } from '../alarms/alarm.ts';
import { Director } from '../director/director.ts';
import { Day } from './operators/day.ts';
import { Devices, type Device } from './operators/devices.ts';
import type { Part } from './part.ts';
import { PARTS } from './parts.ts';
import { Freshness } from './freshness.ts';
import { State } from './state.ts';
import type { Topic } from './topic.ts';
import { Alerts } from './topics/alerts.ts';
import { Blocks } from './topics/blocks.ts';
import { cases } from './topics/cases.ts';
import { Totals } from './topics/district.ts';
import { Feeds } from './topics/feeds.ts';
import { SceneStream } from './topics/scene-stream.ts';
import { Scenes } from './topics/scenes.ts';

const NONE: readonly [] = [];

/**
 * The fold: records in, topics out. Guarantees:
 * - the same records give the same topics, byte for byte, in whatever batches they come, with whatever calls of `advance`
 *   up to the next record's time between them, and across `dump` and `restore`;
 * - deadlines fire in order at their own time: while one fires, `now` is that time;
 * - the cost of a record does not grow with the number of cases;
 * - a record that fits the protocol is never refused: a place or a scene that the district does not have counts nowhere.
 */
export class Engine {
  /** The layout and rules of a checkpoint; one of another format must be ignored. */
  static readonly FORMAT = FORMAT;
  /** `FORMAT` together with the district and scenes that this fold is made for. */
  readonly format: string;
  private readonly state: State;
  private readonly day: Day;
  private readonly totals: Totals;
  private readonly alerts: Alerts;
  private readonly alarms: Alarms;
  private readonly director: Director;
  private readonly shifts: Shifts;
  private readonly moments: Moments;
  private readonly trail: Trail;
  private readonly blocks: Blocks;
  private readonly scenes: Scenes;
  private readonly shown: Change<Case>;
  private readonly feeds: Feeds;
  private readonly devices: Devices;
  private readonly register: Register;
  private readonly summaries: Summaries;
  private readonly pages: Pages;
  private readonly publicView: PublicView;
  private readonly streams: ReadonlyMap<string, SceneStream>;
  private readonly daybook: Daybook;
  private readonly freshness: Freshness;
  private readonly parts: readonly Part[];
  private readonly told: Change<Case> | undefined;
  private speaker = '';
  private readonly takers = new Map<EventKind, ((event: never, at: number) => void)[]>();

  /**
   * Without a calendar every Monday to Friday is a working day. `told` hears each change of a case, those included that the fold
   * comes past again after a restore. Throws RangeError on a district whose zone is none.
   */
  constructor({ district, scenes, calendar = plainCalendar(district.zone), told }: { district: District; scenes: readonly Scene[]; calendar?: Calendar; told?: Change<Case> }) {
    this.told = told;
    const setting = fingerprint([district, scenes, calendar.table, calendar.zone]);
    this.format = `${FORMAT}-${setting}`;
    const state = this.state = new State(setting);
    const limits = new Map(scenes.map(({ id, limit }) => [id, limitsOf(limit, district.limits, calendar)]));
    this.day = new Day(state.table('day', 'district'), state.timers, district.zone, () => {
      this.totals.endDay();
      this.scenes.endDay();
      for (const part of this.parts) part.endDay?.();
    });
    this.totals = new Totals(state, district, this.day);
    this.register = new Register(state, limits, (was, is) => this.caseChanged(was, is));
    this.summaries = new Summaries({ register: this.register, district, limits, midnight: () => this.day.start });
    this.pages = new Pages({ register: this.register, district, scenes });
    this.publicView = new PublicView({ register: this.register, district, scenes, midnight: () => this.day.start });
    this.alerts = new Alerts(
      state, this.register, new Map(scenes.map(({ id, sources, household = false }) => [id, { sensed: sources.includes('I'), household }])),
      (was, is) => this.alertChanged(was, is), (was, is) => { for (const part of this.parts) part.faults?.(was, is); },
    );
    this.blocks = new Blocks(state, district);
    this.scenes = new Scenes(state, scenes, this.day);
    this.shown = cases(state, this.register);
    this.feeds = new Feeds(state, (source, since) => { for (const part of this.parts) part.silence?.(source, since); });
    this.devices = new Devices(state.table('device', 'register'), (was, is) => this.deviceChanged(was, is));
    this.streams = new Map(scenes.map(({ id }) => [id, new SceneStream(state, this.register, id)]));
    this.alarms = new Alarms(state, { district, scenes, day: this.day, alerts: this.alerts, changed: (was, is) => {
      this.director.alarm(was, is);
      this.moments.alarm(was, is);
    } });
    this.moments = new Moments(state);
    this.trail = new Trail(state);
    this.director = new Director(state, district, this.alarms);
    this.shifts = new Shifts(state, (off, on) => {
      this.director.handOver(off, on);
      this.moments.handed(off, on);
    });
    this.freshness = new Freshness(state);
    state.freshness = (topic) => this.freshness.of(topic);
    this.daybook = new Daybook(state, district, this.day);
    this.parts = [...PARTS.map((part) => part({
      state, district, scenes, working: calendar, day: this.day, register: this.register, alerts: this.alerts, devices: this.devices,
      blockOf: (data) => this.blockOf(data), placeOf: (data) => this.placeOf(data),
      whistled: (was, is) => { for (const part of this.parts) part.whistles?.(was, is); },
      speaker: () => this.speaker,
    })), this.alarms, this.director, this.shifts, this.moments, this.daybook, this.trail];
    for (const { takes = {} } of this.parts) {
      for (const kind of Object.keys(takes) as EventKind[]) this.takers.set(kind, [...this.takers.get(kind) ?? [], takes[kind] as (event: never, at: number) => void]);
    }
    state.onRestore(() => this.recall());
  }

  /** The time, in ms, that the fold has come to. */
  get now(): number { return this.state.timers.now; }
  /** Number of the last record folded; 0 before the first. */
  get n(): number { return this.state.n; }
  get topics(): ReadonlyMap<string, Topic> { return this.state.topics; }

  /** A case that is remembered, by its id or by that of an alert about it; undefined where there is none. */
  case(subject: string): Case | undefined { return this.register.find(this.alerts.caseOf(subject)); }

  /** What decides about the next action on a case, named likewise; undefined where there is none. */
  standing(subject: string): Known | undefined { return this.register.standing(this.alerts.caseOf(subject)); }

  /** What decides about the next action on an alarm; undefined where there is none. */
  alarm(id: string): AlarmStanding | undefined { return this.alarms.standing(id); }

  /** Whether a post holds something back under that id: an alarm, or a device. */
  heldBack(id: string): boolean { return this.alarms.holds(id); }

  /** Since when what still goes on does: the oldest case that is open, the oldest alarm that stands, ms; Infinity where nothing does. */
  openSince(): number {
    return Math.min(this.register.openSince(), ...this.alarms.all().map(({ since }) => since));
  }

  /** What each seat has to carry. */
  seats(): ReturnType<Alarms['seats']> { return this.alarms.seats(); }

  /** What walls are directed to show. */
  directed(): ReturnType<Director['rows']> { return this.director.rows(); }

  /** To whom a post offers its seat; undefined where it does not. */
  relief(off: string): string | undefined { return this.shifts.relief(off); }

  /** Who did what of late, the newest first. */
  audit(): Audit[] { return this.trail.list(); }

  /** What the walls do by themselves now. */
  get program(): Program { return this.director.program; }

  /** When a source began and how often it means to speak, both in ms; undefined where it is not known. */
  feed(source: string): { started: number; period: number } | undefined { return this.feeds.find(source); }

  /** What whoever asks for a case reads of it. */
  file(subject: string): CaseFile | undefined { return this.register.file(this.alerts.caseOf(subject)); }

  /** A page of the cases that fit. */
  page(query: CaseQuery): CasePage { return this.pages.of(query); }

  /** What stands in a street, an area, a block or a scene; undefined where there is no such thing. */
  summary(about: string, id: string): Summary | undefined { return this.summaries.of(about, id); }

  /** What passers-by may know of the district, and of a street or a block; undefined where there is no such thing. */
  overview(): Omit<PublicOverview, 'screen' | 'mode' | 'speed'> {
    return { at: this.now, heard: this.state.heard.at, month: monthOf(this.topics.get('indicators')?.tables['indicators']), ...this.publicView.overview() };
  }
  publicPlace(about: string, id: string): PublicPlace | undefined {
    const found = this.publicView.place(about, id);
    return found && { at: this.now, heard: this.state.heard.at, ...found };
  }

  /** What was found and solved today, beside the same hours of yesterday and of this weekday a week ago. */
  changes(): Changes { return { at: this.now, heard: this.state.heard.at, ...this.daybook.changes(this.now) }; }

  /** What happened to the cases since a moment (ms), for whoever comes on. */
  handover(since: number): Handover { return handoverOf(this.register, since, this.now); }

  /** Comes to the record's time, folds it, and fires what is due at once. */
  apply({ n, at, event }: Recorded): void {
    this.advance(at);
    if (this.n === 0) this.begin(this.now);
    this.state.n = n;
    this.fold(event, this.now);
    this.advance(this.now);
  }

  /** Fires what is due up to and at `now` (ms). */
  advance(now: number): void { this.state.timers.run(now); }

  /** The topics that changed since the last call, in the order of `topics`; each must be drained. */
  takeDirty(): Topic[] { return this.state.takeDirty(); }

  dump(): Uint8Array { return this.state.dump(); }

  /** Takes the place of all that was folded. Throws RangeError on a dump of another `format`; nothing is changed then. */
  restore(state: Uint8Array): void { this.state.restore(state); }

  private begin(at: number): void {
    this.day.begin(at);
    this.scenes.begin(at);
    for (const part of this.parts) part.begin?.(at);
  }

  private fold(event: Event, at: number): void {
    if (event.kind === 'admission') {
      this.feeds.turnedAway(event.source, event.data);
      return;
    }
    this.speaker = event.source;
    if (event.kind === 'operator') this.operate(event, at);
    else if (!NO_WORD.has(event.kind)) {
      this.state.heard.at = at;
      const speaker = this.feeds.hear(event.source, at);
      this.freshness.hear(speaker, event.kind, at);
      if (event.kind === 'feed') this.freshness.declare(speaker, event.data);
      this.core(event, at);
    }
    for (const take of this.takers.get(event.kind) ?? NONE) take(event as never, at);
    this.speaker = '';
  }

  private core(event: Event, at: number): void {
    switch (event.kind) {
      case 'alert': return this.alert(event, at);
      case 'case': return this.report(event, at);
      case 'visit': return this.visit(event, at);
      case 'reading': return this.hear(this.blockOf(event.data), at);
      case 'device': return this.device(event, at);
      case 'duty': return this.duty(event, at);
      case 'feed': return this.feeds.declare(event.source, event.data, at);
      default: return this.hear('block' in event.data ? this.blockOf(event.data) : '', at);
    }
  }

  private alert(event: EventOf<'alert'>, at: number): void {
    const block = this.blockOf(event.data);
    const scene = this.scenes.known(event.data.scene);
    this.hear(block, at);
    this.scenes.hear(scene, at);
    this.alerts.take(event, scene, block, this.placeOf(event.data), Math.min(event.time, at));
  }

  private report({ time, data }: EventOf<'case'>, at: number): void {
    const { case: id, state, severity, origin, department, placed } = data;
    const given = this.blocks.known(data.block);
    const known = this.register.find(id);
    const scene = known?.scene ?? this.scenes.known(data.scene);
    this.hear(given || (known?.block ?? ''), at);
    this.scenes.hear(scene, at);
    const happened = Math.min(time, at);
    if (known) this.register.step(known, { state, severity, block: given, department, post: department }, happened);
    else this.register.open({ id, scene, block: given, severity, origin, state, department, spread: placed === 'spread', post: department }, happened);
  }

  private visit({ id, source, time, data }: EventOf<'visit'>, at: number): void {
    const block = this.blocks.known(data.block);
    const happened = Math.min(time, at);
    this.hear(block, at);
    this.totals.visit(happened);
    if (data.scene === undefined) return;
    const scene = this.scenes.known(data.scene);
    this.scenes.hear(scene, at);
    const opened = this.register.has(`visit-${id}`) ? `visit-${source}#${id}` : `visit-${id}`;
    if (this.register.has(opened)) return;
    this.register.open({ id: opened, scene, block, severity: 3, origin: 'patrol', state: 'discovered' }, happened);
  }

  private device({ data }: EventOf<'device'>, at: number): void {
    this.devices.hear(data.device, { ...data, block: this.blocks.known(data.block) });
    this.hear(this.devices.block(data.device), at);
  }

  private duty({ data: { block, role, staff } }: EventOf<'duty'>, at: number): void {
    const known = this.blocks.known(block);
    this.hear(known, at);
    this.blocks.duty(known, role, staff);
  }

  private operate({ time, data }: EventOf<'operator'>, at: number): void {
    const { action, subject } = data;
    const happened = Math.min(time, at);
    if (isPostAction(action)) this.register.act(this.alerts.caseOf(subject), action, data, happened);
    else if (action === 'merge') this.alerts.merge(subject, data.into ?? '', happened);
    else if (action === 'verify') this.alerts.verify(subject, happened);
    else if (action === 'false-alarm') this.alerts.reject(subject, happened);
  }

  /** The block an event names, or else the one its device is in; '' where neither is known. */
  private blockOf({ block, device = '' }: { block?: string | undefined; device?: string | undefined }): string {
    return this.blocks.known(block) || this.devices.block(device);
  }

  /** The place an event names, or else the one its device is at; '' where neither is known. */
  private placeOf({ place, device = '' }: { place?: string | undefined; device?: string | undefined }): string {
    return place ?? this.devices.place(device);
  }

  private hear(block: string, at: number): void {
    if (block === '') return;
    this.blocks.hear(block, at);
    this.totals.hear(block, at, this.feeds.pause);
  }

  private deviceChanged(was: Device | undefined, is: Device | undefined): void {
    this.blocks.devices(was, is);
    this.totals.devices(was, is);
    for (const part of this.parts) part.devices?.(was, is);
  }

  private alertChanged(was: Alert | undefined, is: Alert | undefined): void {
    this.totals.alerts(was, is);
    this.blocks.alerts(was, is);
    this.scenes.alerts(was, is);
    for (const part of this.parts) part.alerts?.(was, is);
  }

  private caseChanged(was: Case | undefined, is: Case | undefined): void {
    if (!(was && is && countsAlike(was, is))) {
      this.totals.cases(was, is);
      this.blocks.cases(was, is);
      this.scenes.cases(was, is);
    }
    this.shown(was, is);
    for (const part of this.parts) part.cases?.(was, is);
    this.told?.(was, is);
    if (!is) return;
    this.streams.get(is.scene)?.cases(was, is);
    if (ends(is.state) && !(was && ends(was.state))) this.alerts.settle(is);
  }

  /** What stands at each step is not in a checkpoint's tables: it follows from the register. */
  private recall(): void {
    for (const stream of this.streams.values()) stream.clear();
    for (const row of this.register.cases()) this.streams.get(row.scene)?.recall(row);
    this.alerts.recall();
    this.feeds.recall();
    for (const part of this.parts) part.recall?.();
  }
}
