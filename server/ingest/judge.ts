import { unseen } from '#protocol/alarms';
import type { Program } from '#protocol/director';
import { ProtocolError } from '#protocol/errors';
import { ALARM_ACTIONS, type AlarmAction, type Event, type EventData } from '#protocol/events';
import type { CaseState } from '#protocol/stages';
import type { AlarmStanding } from '../alarms/alarm.ts';
import { MOST_HOURS } from '../alarms/shelving.ts';
import { ends } from '../cases/case.ts';
import { acted, allowed, isPostAction, reportable, type Known, type Standing } from '../cases/workflow.ts';

/** What the fold knows of what an action is about. */
export interface Folded {
  /** A case, asked for by its id or by that of an alert about it; undefined where it is not known. */
  standing: (subject: string) => Known | undefined;
  /** An alarm; undefined where there is none. */
  alarm: (id: string) => AlarmStanding | undefined;
  /** Whether a post holds something back under that id. */
  heldBack: (id: string) => boolean;
  /** To whom a post offers its seat; undefined where it does not. */
  relief: (off: string) => string | undefined;
  /** What the walls do by themselves. */
  readonly program: Program;
}

/** The cases that a batch of events moves, and the alarms that it acknowledges. */
export type Batch = Set<string>;

const FRESH = { suspended: false, extended: false, supervised: false };

/** What a post does with a whole wall only: visitors see all displays of it. */
const ON_A_WALL: ReadonlySet<string> = new Set(['visitors', 'visitors-gone', 'mute', 'unmute']);

const isAlarmAction = (action: string): action is AlarmAction => (ALARM_ACTIONS as readonly string[]).includes(action);

/**
 * Judges what is to be done with cases and alarms, so that what is not allowed never reaches the journal. It knows the
 * fold's and, on top, what was admitted and is not folded yet: events of a batch are judged in their order.
 */
export class Judge {
  private readonly ahead = new Map<string, { standing: Standing; batch: Batch }>();
  /** By alarm, who acknowledges which occurrence of it. */
  private readonly seen = new Map<string, { post: string; occurrence: number; batch: Batch }>();

  constructor(private readonly folded: Folded) {}

  /** Throws ProtocolError where the event may not be: what the case is, and what is allowed. */
  judge(event: Event, batch: Batch): void {
    if (event.kind === 'case') this.report(event.data.case, event.data.state, batch);
    else if (event.kind === 'operator') this.act(event.data, batch);
    else if (event.kind === 'direct') this.direct(event.data);
  }

  /** A batch is folded, or could not be written. */
  settle(batch: Batch): void {
    for (const id of batch) {
      if (this.ahead.get(id)?.batch === batch) this.ahead.delete(id);
      if (this.seen.get(id)?.batch === batch) this.seen.delete(id);
    }
  }

  private report(id: string, state: CaseState, batch: Batch): void {
    const known = this.find(id);
    if (known && !reportable(known.state).includes(state)) {
      throw new ProtocolError('illegal-transition', `data.state: case ${id} is ${known.state}, so it may be reported as ${reportable(known.state).join(', ')}, not as ${state}`);
    }
    const { suspended, extended, supervised } = known ?? FRESH;
    this.note(id, { state, suspended: suspended && known?.state === state, extended, supervised }, batch);
  }

  private act(data: EventData<'operator'>, batch: Batch): void {
    const { action, subject, hours, into } = data;
    if (action === 'acknowledge') return this.acknowledge(data, batch);
    if (isAlarmAction(action)) return this.alarm(action, data);
    if (action === 'sign-off' || action === 'sign-on') return this.hand(action, data);
    if (action !== 'merge' && !isPostAction(action)) return;
    const known = this.open(subject, 'data.subject');
    if (action === 'merge') this.mayTake(known.id, into);
    if (action === 'extend' && hours === undefined) throw new ProtocolError('invalid-event', 'data.hours: how many hours the case gets longer');
    if (!allowed(known).includes(action)) {
      const may = allowed(known).join(', ') || 'nothing';
      throw new ProtocolError('illegal-transition', `data.action: case ${known.id} is ${known.state}${known.suspended ? ' and suspended' : ''}, which allows ${may}, not ${action}`);
    }
    this.note(known.id, acted(known, action), batch);
  }

  /** Of several posts the first has seen it. What is no alarm (any more) needs nobody, so whoever sees it is not refused. */
  private acknowledge({ subject, post, occurrence }: EventData<'operator'>, batch: Batch): void {
    const alarm = this.folded.alarm(subject);
    if (!alarm) return;
    if (occurrence !== undefined && occurrence !== alarm.occurrence) {
      throw new ProtocolError('raised-again', `data.occurrence: alarm ${subject} was raised again; it is in its occurrence ${alarm.occurrence} now, not ${occurrence}`);
    }
    const ahead = this.seen.get(subject);
    const first = ahead?.occurrence === alarm.occurrence ? ahead.post : unseen(alarm) ? undefined : alarm.by;
    if (first !== undefined) throw new ProtocolError('already-acknowledged', `data.subject: ${first} has acknowledged alarm ${subject}`);
    this.seen.set(subject, { post, occurrence: alarm.occurrence, batch });
    batch.add(subject);
  }

  private alarm(action: Exclude<AlarmAction, 'acknowledge'>, { subject, post, hours, once = false, reason = '' }: EventData<'operator'>): void {
    const alarm = this.folded.alarm(subject);
    const held = this.folded.heldBack(subject);
    const refuse = (why: string): never => { throw new ProtocolError('illegal-alarm-action', `data.action: ${why}`); };
    if (!alarm && !held && !['out-of-service', 'in-service'].includes(action)) throw new ProtocolError('unknown-alarm', `data.subject: there is no alarm ${subject}`);
    if (action === 'silence' && alarm && !unseen(alarm)) refuse(`alarm ${subject} is ${alarm.state}, so it makes no sound`);
    if (action === 'reset' && alarm?.state !== 'latched') refuse(`alarm ${subject} is ${alarm?.state ?? 'gone'}; only one that is over and acknowledged is reset`);
    if (action === 'unshelve' && !held && !alarm?.shelf) refuse(`alarm ${subject} is not shelved`);
    if (action !== 'shelve' && action !== 'out-of-service') return;
    const [shelf, most] = action === 'shelve' ? [alarm?.shelf, MOST_HOURS.alarm] : [alarm?.service, MOST_HOURS.device];
    if (shelf?.asked === true) {
      if (shelf.post === post) throw new ProtocolError('second-post', `data.post: ${post} asked for it; another post must agree`);
      return;
    }
    if (shelf) refuse(`${subject} is held back by ${shelf.post} already`);
    if (reason === '') throw new ProtocolError('invalid-event', 'data.reason: why it is held back');
    if (hours === undefined && !once) throw new ProtocolError('invalid-event', 'data.hours: how long it is held back, or once');
    if ((hours ?? 0) > most) throw new ProtocolError('invalid-event', `data.hours: ${most} at most`);
  }

  /** A seat goes from one post to another one, which takes what it was offered. */
  private hand(action: 'sign-off' | 'sign-on', { post, subject }: EventData<'operator'>): void {
    const refuse = (why: string): never => { throw new ProtocolError('illegal-handover', `data.subject: ${why}`); };
    if (post === subject) refuse(`${post} hands nothing over to itself`);
    const to = action === 'sign-on' ? this.folded.relief(subject) : post;
    if (to !== post) refuse(to === undefined ? `${subject} has not signed off` : `${subject} signed off to ${to}, not to ${post}`);
  }

  private direct({ action, target, show, playlist, preset, alarm, to }: EventData<'direct'>): void {
    const needs = (field: string, given: string | undefined): string => {
      if (given === undefined) throw new ProtocolError('invalid-event', `data.${field}: ${action} needs it`);
      return given;
    };
    const { playlists, presets } = this.folded.program;
    const known = (field: string, name: string, all: readonly { id: string }[]): void => {
      if (!all.some(({ id }) => id === name)) throw new ProtocolError('unknown-choice', `data.${field}: there is no ${field} ${name}`);
    };
    if (action === 'show') needs('show', show);
    if (action === 'play') known('playlist', needs('playlist', playlist), playlists);
    if (action === 'preset') known('preset', needs('preset', preset), presets);
    if (action === 'hand-over') needs('to', to);
    if (ON_A_WALL.has(action) && /[*/]/.test(target)) throw new ProtocolError('invalid-event', `data.target: ${action} is of one wall with all its displays`);
    if (action !== 'take-over') return;
    if (target === '*') throw new ProtocolError('invalid-event', 'data.target: an alarm takes over one wall');
    if (!this.folded.alarm(needs('alarm', alarm))) throw new ProtocolError('unknown-alarm', `data.alarm: there is no alarm ${alarm ?? ''}`);
  }

  /** Whether a case may take another in: it is another one, and goes on. */
  private mayTake(id: string, into: string | undefined): void {
    if (into === undefined) throw new ProtocolError('invalid-event', 'data.into: the case that takes it in');
    const taker = this.open(into, 'data.into');
    if (taker.id === id || ends(taker.state)) throw new ProtocolError('illegal-transition', `data.into: case ${taker.id} is ${taker.id === id ? 'the same' : taker.state}, so it takes nothing in`);
  }

  private open(subject: string, field: string): Known {
    const known = this.find(subject);
    if (!known) throw new ProtocolError('unknown-case', `${field}: there is no case ${subject}`);
    return known;
  }

  private find(subject: string): Known | undefined {
    const folded = this.folded.standing(subject);
    const id = folded?.id ?? subject;
    const ahead = this.ahead.get(id);
    return ahead ? { ...ahead.standing, id } : folded;
  }

  private note(id: string, standing: Standing, batch: Batch): void {
    this.ahead.set(id, { standing, batch });
    batch.add(id);
  }
}
