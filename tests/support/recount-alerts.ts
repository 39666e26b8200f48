import type { EventOf } from '#protocol/events';
import type { CaseState } from '#protocol/stages';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

interface Alert {
  id: string; cause: string; scene: string; device: string; block: string; severity: number; standing: boolean; state: string; case: string;
  count: number; heard: number; gone: number; rested: number; devices: Set<string>; shown: number; verified: boolean;
  /** Its case was rejected, or forgotten: nothing that comes later is about it. */
  cut: boolean;
}

interface Case { id: string; state: CaseState; ended: number; severity: number }
/** What the alerts ask of the cases, at a record's time and an event's own (ms). */
export interface Cases {
  find(id: string): Case | undefined;
  open(row: { id: string; scene: string; block: string; state: 'discovered'; severity: number; spread: false }, at: number, t: number): void;
  act(id: string, action: 'accept' | 'reopen' | 'reject', at: number, t: number): void;
  /** Whether the first may go into the second. */
  merges(from: string, to: string): boolean;
}

const ended = (state: CaseState) => state === 'closed' || state === 'rejected';
const fixed = (origin: string) => origin === 'camera' || origin === 'sensor';

/** Counts the alerts of a journal the plain way, for scenes without rules: every alert ever, in a list that is searched. */
export class AlertRecount {
  readonly all: Alert[] = [];
  private readonly claims = new Map<string, { row: Alert; told: boolean }>();
  private readonly flaps = new Map<string, { raises: number[]; ends: number[]; fault: boolean }>();

  constructor(private readonly scenes: ReadonlySet<string>, private readonly sensed: ReadonlySet<string>, private readonly cases: Cases) {}

  take({ id, source, data }: EventOf<'alert'>, block: string, declared: string, n: number, at: number, t: number): void {
    const { device, scene, severity = 3, origin } = data;
    const moving = `${device} at ${data.place ?? ''}`;
    const key = `${scene} ${!fixed(origin) && data.place !== undefined ? moving : device}`;
    if (data.state === 'ended') {
      const keys = [key, `${scene} ${device}`, `${scene} ${moving}`];
      this.fall(keys.find((one) => this.claims.has(one)) ?? key, device, origin, at);
      return;
    }
    const cause = `${scene} ${(data.place ?? declared) || device}`;
    let row = this.all.find((alert) => alert.cause === cause && alert.standing);
    if (row) this.again(row, severity, at);
    else row = this.begin({ id, source, n, cause, scene, device, block, severity }, at, t);
    this.claim(key, row, at);
    const told = [...row.devices].filter((one) => this.claims.get(one)?.told).length;
    if (told >= 2 && this.sensed.has(scene) && !row.verified) this.verify(row.id, at, t);
    if (key === `${scene} ${device}` && fixed(origin)) this.flap(device).raises.push(at);
    this.judge(device, at);
  }

  acknowledge(id: string, at: number): void {
    const row = this.seen(id, at);
    if (row?.state === 'raised') row.state = 'acknowledged';
  }

  verify(subject: string, at: number, t: number): void {
    const about = this.caseOf(subject, at);
    for (const row of this.all) if (row.gone > at && (row.id === subject || this.tells(row, about))) row.verified = true;
    this.cases.act(about, 'accept', at, t);
  }

  reject(subject: string, at: number, t: number): void {
    const row = this.seen(subject, at);
    if (row && row.state !== 'closed') this.rest(row, 'false', at);
    this.cases.act(row ? row.case : subject, 'reject', at, t);
  }

  merge(subject: string, into: string, at: number, t: number): void {
    const [from, to] = [subject, into].map((one) => (this.cases.find(one) ? one : this.caseOf(one, at))) as [string, string];
    if (!this.cases.merges(from, to)) return;
    for (const row of this.all.filter((one) => this.tells(one, from))) row.case = to;
    this.cases.act(from, 'reject', at, t);
  }

  /** A case ended. */
  settle(id: string, state: CaseState, at: number): void {
    for (const row of this.all.filter((one) => this.tells(one, id))) {
      if (row.standing) this.rest(row, 'closed', at);
    }
    if (state === 'rejected') this.cut(id);
  }

  /** Nothing that comes later is about this case. */
  cut(id: string): void {
    for (const row of this.all) if (row.case === id) row.cut = true;
  }

  /** Lets alerts expire and devices calm down, up to `now`. */
  pass(now: number): void {
    for (const [device, flaps] of this.flaps) {
      const calm = (flaps.ends.at(-1) ?? -Infinity) + MINUTE;
      if (!flaps.fault || calm > now) continue;
      flaps.fault = false;
      for (const scene of this.scenes) this.end(this.claims.get(`${scene} ${device}`)?.row, calm);
    }
    for (const alert of this.all.filter(({ standing }) => standing)) {
      const expires = alert.heard + ([24, 4, 1][alert.severity - 1] ?? 0) * HOUR;
      const about = this.cases.find(alert.case);
      if (expires > now || (alert.severity === 1 && about && !ended(about.state))) continue;
      alert.standing = false;
      alert.gone = alert.rested = expires;
    }
    for (const [key, { row }] of this.claims) if (row.gone <= now) this.claims.delete(key);
  }

  private begin(seen: { id: string; source: string; n: number; cause: string; scene: string; device: string; block: string; severity: number }, at: number, t: number): Alert {
    const { id, source, n, cause, scene, device, block, severity } = seen;
    const last = this.all.findLast((alert) => alert.cause === cause && !alert.cut);
    const about = last ? this.join(last, at, t) : undefined;
    if (about) about.severity = Math.min(about.severity, severity);
    if (last && about && last.gone > at) {
      Object.assign(last, { standing: true, state: 'raised', gone: Infinity, heard: at, count: last.count + 1, severity: Math.min(last.severity, severity) });
      return last;
    }
    const taken = (name: string) => this.seen(name, at) ?? this.cases.find(`case-${name}`);
    const name = [id, `${source}#${id}`].find((one) => !taken(one)) ?? `${source}#${id}#${n}`;
    const made: Alert = {
      id: name, cause, scene, device, block, severity, standing: true, state: 'raised', case: about?.id ?? `case-${name}`, count: 1, heard: at,
      gone: Infinity, rested: 0, devices: new Set(), shown: 0, verified: false, cut: false,
    };
    this.all.push(made);
    if (!about) this.cases.open({ id: made.case, scene, block, state: 'discovered', severity, spread: false }, at, t);
    return made;
  }

  /** The case of an earlier alert of the same place, where it goes on or goes on again. */
  private join(last: Alert, at: number, t: number): Case | undefined {
    const found = this.cases.find(last.case);
    if (!found) return undefined;
    if (!ended(found.state)) return at - last.rested < 30 * MINUTE ? found : undefined;
    if (found.state !== 'closed' || at - found.ended >= 24 * HOUR) return undefined;
    this.cases.act(found.id, 'reopen', at, t);
    return found;
  }

  private again(row: Alert, severity: number, at: number): void {
    row.count += 1;
    row.heard = at;
    if (severity < row.severity) row.state = 'raised';
    row.severity = Math.min(row.severity, severity);
    const about = this.cases.find(row.case);
    if (about && !ended(about.state)) about.severity = Math.min(about.severity, severity);
  }

  private claim(key: string, row: Alert, at: number): void {
    const was = this.claims.get(key);
    this.claims.set(key, { row, told: true });
    if (was?.row === row) return;
    was?.row.devices.delete(key);
    row.devices.add(key);
    row.shown = row.devices.size;
    this.end(was?.row, at);
  }

  private fall(key: string, device: string, origin: string, at: number): void {
    const claim = this.claims.get(key);
    if (!claim?.told) return;
    claim.told = false;
    if (key.endsWith(` ${device}`) && fixed(origin)) this.flap(device).ends.push(at);
    this.judge(device, at);
    this.end(claim.row, at);
  }

  private end(row: Alert | undefined, at: number): void {
    if (!row?.standing || [...row.devices].some((key) => this.claims.get(key)?.told)) return;
    if (this.scenes.has(row.scene) && this.flaps.get(row.device)?.fault) return;
    this.rest(row, 'ended', at);
  }

  /** A device flaps from three raises and three ends within a minute on; what came within one second counts until the last of that is a minute ago. */
  private judge(device: string, at: number): void {
    const flaps = this.flap(device);
    const count = (times: readonly number[]) => times.filter((time) => {
      const second = Math.floor(time / SECOND);
      return Math.max(...times.filter((other) => Math.floor(other / SECOND) === second)) + MINUTE > at;
    }).length;
    if (Math.min(count(flaps.raises), count(flaps.ends)) >= 3) flaps.fault = true;
  }

  private flap(device: string) {
    const known = this.flaps.get(device) ?? { raises: [], ends: [], fault: false };
    this.flaps.set(device, known);
    return known;
  }

  /** Whether a row tells, or last told, of what a case is about. */
  private tells(row: Alert, about: string): boolean {
    return row.case === about && !row.cut && this.all.findLast(({ cause }) => cause === row.cause) === row;
  }

  /** An alert stands no more, and is seen for another minute. */
  private rest(row: Alert, state: string, at: number): void {
    if (row.standing) {
      row.gone = at + MINUTE;
      row.rested = at;
    }
    row.standing = false;
    row.state = state;
  }

  private seen(id: string, at: number): Alert | undefined { return this.all.find((row) => row.id === id && row.gone > at); }
  /** The case of an alert in view, or what is named itself. */
  caseOf(subject: string, at: number): string { return this.seen(subject, at)?.case ?? subject; }
}
