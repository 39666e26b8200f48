import { calls, type Alarm } from '#protocol/alarms';
import type { District } from '#protocol/district';
import { program as programSchema, PROGRAM, type Program } from '#protocol/director';
import type { EventOf } from '#protocol/events';
import { TOPICS, type Row, type TopicTables } from '#protocol/topics';
import type { MemoryOf } from '../aggregate/memory.ts';
import type { Part } from '../aggregate/part.ts';
import type { State } from '../aggregate/state.ts';
import type { Table } from '../aggregate/table.ts';
import type { Deadlines } from '../aggregate/timers.ts';
import { Contenders } from './contenders.ts';
import { fits, nextTime } from './rules.ts';

type Wall = Row<TopicTables<'director'>['walls']>;

const KEY = 'program';
/** How long displays say their names, ms. */
export const IDENTIFY = 10_000;
/** Walls and displays that are directed at once at most. */
const ROOM = 256;
/** The rule of an alarm that a post let take over: it comes before any other. */
const BY_POST = '';
/** What waits at this severity or graver makes `alarm` of a playlist come true. */
const WEIGHTY = 2;

/**
 * Topic `director`: what walls show that is not their own layout. Guarantees: the gravest alarm that fits a rule has the wall, and when
 * nobody needs to see it any more, the next one has it; once none waits, the wall shows exactly what it showed before, a playlist at the very
 * moment of its item; what a post holds stands until it lets go, but for alarms. A wall that shows its own and is not directed has no row.
 */
export class Director implements Part {
  private readonly walls: Table<TopicTables<'director'>['walls']>;
  private readonly choices: Table<TopicTables<'director'>['choices']>;
  private readonly kept: Table<MemoryOf<'program'>>;
  private readonly paused: Table<MemoryOf<'paused'>>;
  private readonly contenders: Contenders;
  private readonly steps: Deadlines;
  private readonly times: Deadlines;
  private readonly named: Deadlines;
  private readonly placesOf = new Map<string, readonly string[]>();
  private readonly zone: string;
  private known: Program = PROGRAM;
  /** Alarms of weight that wait; made anew after a restore. */
  private readonly waiting = new Set<string>();

  constructor(private readonly state: State, district: District, private readonly alarms: { find(id: string): Alarm | undefined; all(): Iterable<Alarm> }) {
    const { walls, choices } = state.topic('director', TOPICS.director).tables;
    this.walls = walls;
    this.choices = choices;
    this.kept = state.table('program', 'director');
    this.paused = state.table('paused', 'director');
    this.contenders = new Contenders(state.table('candidate', 'director'));
    this.steps = state.timers.kind('playlist steps', (wall) => this.step(wall));
    this.times = state.timers.kind('preset comes', (key) => this.scheduled(Number(key)));
    this.named = state.timers.kind('display named', (wall) => this.rest(wall));
    this.zone = district.zone;
    for (const { id, area, street } of district.blocks) this.placesOf.set(id, [id, area, street]);
  }

  /** What walls show that is not their own. */
  rows(): Wall[] { return this.walls.rows(); }

  /** What the walls do by themselves now. */
  get program(): Program { return this.known; }

  readonly takes = {
    program: ({ data }: EventOf<'program'>): void => { this.take(data); },
    direct: ({ data }: EventOf<'direct'>): void => { this.direct(data); },
  };

  /** An alarm as it was and as it is. */
  readonly alarm = (was: Alarm | undefined, is: Alarm | undefined): void => {
    const [before, now] = [was !== undefined && calls(was), is !== undefined && calls(is)];
    const { id = '' } = is ?? was ?? {};
    if (!now && !before) return;
    this.weigh(id, is !== undefined && now && is.severity <= WEIGHTY);
    if (!now || !is) this.leave(id);
    else if (!before || was?.occurrence !== is.occurrence) this.offer(is);
  };

  recall(): void {
    const slot = this.kept.slot(KEY);
    this.known = slot < 0 ? PROGRAM : programSchema.parse(JSON.parse(this.kept.get(slot, 'json')));
    this.contenders.recall();
    this.waiting.clear();
    for (const alarm of this.alarms.all()) if (calls(alarm) && alarm.severity <= WEIGHTY) this.waiting.add(alarm.id);
  }

  /** Another program: what it does not know any more stops, what waits is judged by it. */
  private take(program: Program): void {
    this.known.schedule.forEach((_, i) => { this.times.cancel(String(i)); });
    this.known = program;
    const slot = this.kept.slot(KEY);
    if (slot < 0) this.kept.add(KEY, { json: JSON.stringify(program) });
    else this.kept.set(slot, 'json', JSON.stringify(program));
    for (const choice of [...this.choices.all()]) this.choices.remove(choice);
    for (const { id, zh, en, items } of program.playlists) this.choices.add(`playlist ${id}`, { kind: 'playlist', zh, en, items: items.length });
    for (const { id, zh, en, shows } of program.presets) this.choices.add(`preset ${id}`, { kind: 'preset', zh, en, items: Object.keys(shows).length });
    program.schedule.forEach((one, i) => { this.times.set(String(i), nextTime(one, this.state.timers.now, this.zone)); });
    for (const { id, playlist } of this.rows()) if (playlist !== '' && !this.playlist(playlist)) this.show(id, '');
    this.contenders.sift(({ rule }) => rule === BY_POST);
    for (const alarm of this.alarms.all()) if (calls(alarm)) this.offer(alarm, false);
    for (const wall of new Set([...this.ids(), ...this.contenders.walls()])) this.settle(wall);
  }

  private direct({ action, target, post, show = '', playlist = '', preset = '', alarm = '', to = '' }: EventOf<'direct'>['data']): void {
    if (target !== '*' && !this.walls.has(target) && this.walls.size >= ROOM) return;
    const every = target === '*' ? this.ids() : [target];
    switch (action) {
      case 'show': for (const wall of every) this.show(wall, show, post); return;
      case 'play': for (const wall of every) this.play(wall, playlist, post); return;
      case 'preset': return this.set(preset, post);
      case 'hold': for (const wall of every) this.hold(wall, true, post); return;
      case 'go-on': for (const wall of every) this.hold(wall, false, post); return;
      case 'take-over': {
        const found = this.alarms.find(alarm);
        if (found && target !== '*') this.enter(target, found, BY_POST, '', 0);
        return;
      }
      case 'hand-back': for (const wall of every) this.handBack(wall); return;
      case 'reset': for (const wall of every) this.reset(wall); return;
      case 'identify': for (const wall of every) this.name(wall); return;
      case 'refresh': for (const wall of every) this.edit(wall, { refresh: (this.row(wall)?.refresh ?? 0) + 1 }); return;
      case 'visitors': case 'visitors-gone': return this.mark(target, { visitors: action === 'visitors' });
      case 'mute': case 'unmute': return this.mark(target, { muted: action === 'mute' });
      case 'hand-over': return this.handOver(post, to);
    }
  }

  /** What one post directs another one directs from now on. */
  handOver(from: string, to: string): void { for (const wall of this.ids()) if (this.row(wall)?.post === from) this.edit(wall, { post: to }); }

  private show(wall: string, show: string, post?: string): void {
    this.stop(wall);
    this.edit(wall, { show, playlist: '', item: 0, since: this.state.timers.now, ...(post !== undefined && { post }) });
    this.rest(wall);
  }

  /** Plays from the first item that may come now. */
  private play(wall: string, name: string, post?: string): void {
    const list = this.playlist(name);
    if (!list) return;
    this.stop(wall);
    this.edit(wall, { playlist: name, item: list.items.length - 1, ...(post !== undefined && { post }) });
    this.step(wall);
  }

  /** The next item that may come now; the wall's own layout where none may, until one does. */
  private step(wall: string): void {
    const row = this.row(wall);
    const list = this.playlist(row?.playlist);
    if (!row || !list) return;
    const { items } = list;
    const { now } = this.state.timers;
    for (let i = 1; i <= items.length; i++) {
      const next = (row.item + i) % items.length;
      const item = items[next];
      if (!item || !this.may(item.when)) continue;
      this.edit(wall, { show: item.show, item: next, since: now });
      this.steps.set(wall, now + item.seconds * 1000);
      if (this.still(wall)) this.pause(wall);
      return;
    }
    this.steps.cancel(wall);
    this.edit(wall, { show: '', since: now });
  }

  private may(when: Program['playlists'][number]['items'][number]['when']): boolean { return when === 'always' || (when === 'alarm') === this.waiting.size > 0; }

  /** Whether nothing moves on a wall: it is held, or all of it is taken over. */
  private still(wall: string): boolean {
    const row = this.row(wall);
    return row !== undefined && (row.held || (row.alarm !== '' && row.area === ''));
  }

  /** What is left of the item that runs is kept. */
  private pause(wall: string): void {
    const due = this.steps.due(wall);
    if (due === undefined) return;
    this.steps.cancel(wall);
    this.paused.upsert({ id: wall, left: due - this.state.timers.now });
  }

  /** The item goes on where it stopped, as if no time had passed. */
  private goOn(wall: string): void {
    const slot = this.paused.slot(wall);
    if (slot < 0 || this.still(wall)) return;
    const left = this.paused.get(slot, 'left');
    this.paused.remove(slot);
    const row = this.row(wall);
    const item = this.playlist(row?.playlist)?.items[row?.item ?? 0];
    if (!item) return;
    const { now } = this.state.timers;
    this.edit(wall, { since: now + left - item.seconds * 1000 });
    this.steps.set(wall, now + left);
    if (!this.may(item.when)) this.step(wall);
  }

  private stop(wall: string): void {
    this.steps.cancel(wall);
    this.paused.remove(this.paused.slot(wall));
  }

  private set(name: string, post?: string): void {
    const preset = this.known.presets.find(({ id }) => id === name);
    for (const [wall, show] of Object.entries(preset?.shows ?? {})) {
      // What comes by the clock does not disturb what a post holds.
      if (post === undefined && this.row(wall)?.held === true) continue;
      if (show.startsWith('@')) this.play(wall, show.slice(1), post);
      else this.show(wall, show, post);
    }
  }

  private scheduled(i: number): void {
    const one = this.known.schedule[i];
    if (!one) return;
    this.times.set(String(i), nextTime(one, this.state.timers.now, this.zone));
    this.set(one.preset);
  }

  private hold(wall: string, held: boolean, post: string): void {
    this.edit(wall, { held, post });
    if (held) this.pause(wall);
    else this.goOn(wall);
    this.rest(wall);
  }

  private name(wall: string): void {
    const until = this.state.timers.now + IDENTIFY;
    this.edit(wall, { identify: until });
    this.named.set(wall, until);
  }

  /** What holds for a wall whatever it shows, a reset included: who sees it does not change by that. */
  private mark(wall: string, marks: Partial<Pick<Wall, 'visitors' | 'muted'>>): void {
    this.edit(wall, marks);
    this.rest(wall);
  }

  /** Nothing of a post's will is left on a wall, but who sees and hears it. */
  private reset(wall: string): void {
    this.stop(wall);
    if (!this.row(wall)) return;
    this.edit(wall, { show: '', playlist: '', item: 0, since: 0, held: false, post: '' });
    this.rest(wall);
  }

  /** An alarm may have all walls whose rules it fits. */
  private offer(alarm: Alarm, settle = true): void {
    for (const rule of this.known.takeovers) {
      if (!fits(rule, alarm, (block) => this.placesOf.get(block) ?? [block], this.zone)) continue;
      for (const wall of rule.walls) this.enter(wall, alarm, rule.id, rule.area ?? '', alarm.priority, settle);
    }
  }

  /** The first rule that an alarm fits for a wall is the one; a post's will comes before any. */
  private enter(wall: string, { id: alarm, raised }: Alarm, rule: string, area: string, priority: number, settle = true): void {
    if (this.contenders.has(wall, alarm) && rule !== BY_POST) return;
    this.contenders.enter({ wall, alarm, rule, area, priority, raised });
    if (settle) this.settle(wall);
  }

  private leave(alarm: string): void {
    for (const wall of this.contenders.wallsOf(alarm)) {
      this.contenders.leave(wall, alarm);
      this.settle(wall);
    }
  }

  /** The alarm that has a wall leaves it, though nobody has seen it yet; its next occurrence may have it again. */
  private handBack(wall: string): void {
    const alarm = this.row(wall)?.alarm ?? '';
    if (alarm === '') return;
    this.contenders.leave(wall, alarm);
    this.settle(wall);
  }

  /** The most urgent alarm has the wall, the one that came first of several; the others are counted. */
  private settle(wall: string): void {
    const first = this.contenders.first(wall);
    const row = this.row(wall);
    if (!first && (row?.alarm ?? '') === '') return;
    const { now } = this.state.timers;
    const { alarm = '', rule = '', area = '' } = first ?? {};
    this.edit(wall, { alarm, rule, area, taken: !first ? 0 : row?.alarm === alarm ? row.taken : now, waiting: Math.max(0, this.contenders.count(wall) - 1) });
    if (this.still(wall)) this.pause(wall);
    else this.goOn(wall);
    this.rest(wall);
  }

  /** Whether an alarm of weight waits anywhere: playlists turn to what is shown then, or away from it. */
  private weigh(alarm: string, waits: boolean): void {
    const before = this.waiting.size > 0;
    if (waits) this.waiting.add(alarm);
    else this.waiting.delete(alarm);
    if (before === this.waiting.size > 0) return;
    for (const wall of this.ids()) {
      const row = this.row(wall);
      const list = this.playlist(row?.playlist);
      if (!row || !list || this.still(wall)) continue;
      const item = list.items[row.item];
      if (this.steps.due(wall) === undefined || (item && !this.may(item.when)) || (waits && list.items.some(({ when }) => when === 'alarm') && item?.when !== 'alarm')) this.step(wall);
    }
  }

  private edit(wall: string, values: Partial<Omit<Wall, 'id'>>): void {
    const slot = this.walls.slot(wall);
    if (slot < 0) this.walls.add(wall, values);
    else this.walls.put(slot, values);
  }

  /** A wall that shows its own and that nobody directs needs no row, but for the number by which it was loaded anew. */
  private rest(wall: string): void {
    const row = this.row(wall);
    if (!row || row.show !== '' || row.playlist !== '' || row.held || row.alarm !== '' || row.post !== '' || row.refresh > 0 || row.visitors || row.muted) return;
    if (row.identify <= this.state.timers.now) this.walls.remove(this.walls.slot(wall));
  }

  private row(wall: string): Wall | undefined {
    const slot = this.walls.slot(wall);
    return slot < 0 ? undefined : this.walls.row(slot);
  }

  private ids(): string[] { return [...this.walls.all()].map((slot) => this.walls.id(slot)); }
  private playlist(name: string | undefined): Program['playlists'][number] | undefined { return this.known.playlists.find(({ id }) => id === name); }
}
