import { STEPS } from '#protocol/answers';
import type { CaseAction, EventOf, Recorded } from '#protocol/events';
import { CASE_STATES, type CaseState } from '#protocol/stages';
import { FRESHNESS_BUDGET, SPARK_BUCKET, SPARK_POINTS } from '#protocol/topics';
import type { Scene } from '#scenes/scene';
import { LIMITS } from './limits.ts';
import { allowed, isPostAction, target, waitsFor } from '#server/cases/workflow';
import { AlertRecount } from './recount-alerts.ts';
import { EVER, OFFICE, type Hours } from './hours.ts';
import { TINY } from './tiny-district.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ended = (state: CaseState) => state === 'closed' || state === 'rejected';

/** `runs` are the spans in which the step's clock ran, the last one up to now; `left` of the case's own when it stopped. */
interface Case {
  id: string; scene: string; block: string; state: CaseState; severity: number; spread: boolean;
  opened: number; since: number; due: number; ended: number; forgotten: number;
  runs: [from: number, until: number][]; extra: number; left: number; suspended: boolean; extended: boolean; supervised: boolean;
}

/**
 * Counts a journal the plain way: every case and alert ever, in lists that are searched and filtered, no deadlines. Slow, and
 * written without a look at the engine's ways, so that both are unlikely to err alike. Times are in ms.
 */
export class Recount {
  private cases: Case[] = [];
  private readonly alerts: AlertRecount;
  private readonly devices = new Map<string, { block: string; online: boolean; place: string }>();
  /** Until when each block counts as heard. */
  private readonly heard = new Map<string, number>();
  private readonly visits: number[] = [];
  private readonly feeds = new Map<string, { accepted: number; repeated: number; rejected: number; period: number; ended: boolean }>();
  private first = Infinity;

  /** The scenes must have no rules: what is detected is no matter of this count. */
  constructor(private readonly scenes: readonly Scene[]) {
    this.alerts = new AlertRecount(new Set(scenes.map(({ id }) => id)), new Set(scenes.filter(({ sources }) => sources.includes('I')).map(({ id }) => id)), {
      find: (id) => this.find(id),
      open: (row, at, t) => this.open(row, at, t),
      act: (id, action, at, t) => {
        const found = this.find(id);
        if (!found) return;
        if (action !== 'reject') this.act(found, action, 0, at, t);
        else if (!ended(found.state)) this.step(found, 'rejected', at, t);
      },
      merges: (from, to) => this.merges(this.find(from), this.find(to)),
    });
  }

  apply({ n, at, event }: Recorded): void {
    this.first = Math.min(this.first, at);
    this.pass(at);
    const t = Math.min(event.time, at);
    const feed = this.feeds.get(event.source) ?? { accepted: 0, repeated: 0, rejected: 0, period: 0, ended: false };
    if (event.kind !== 'operator') this.feeds.set(event.source, feed);
    if (event.kind !== 'operator' && event.kind !== 'admission') Object.assign(feed, { accepted: feed.accepted + 1, ended: false });
    switch (event.kind) {
      case 'alert': return this.alert(event, n, at, t);
      case 'case': return this.case(event, at, t);
      case 'reading': return void this.hear(this.place(event.data.block, event.data.device), at);
      case 'feed':
        Object.assign(feed, event.data.state === 'ended' ? { ended: true } : { period: event.data.period ?? 0 });
        return;
      case 'visit': {
        const block = this.hear(this.place(event.data.block), at);
        this.visits.push(t);
        const id = this.find(`visit-${event.id}`) ? `visit-${event.source}#${event.id}` : `visit-${event.id}`;
        if (event.data.scene !== undefined && !this.find(id)) this.open({ id, scene: event.data.scene, block, state: 'discovered', severity: 3, spread: false }, at, t);
        return;
      }
      case 'device': {
        const block = this.place(event.data.block, event.data.device);
        const place = event.data.place ?? this.devices.get(event.data.device)?.place ?? '';
        this.devices.set(event.data.device, { block: this.hear(block, at), online: event.data.online, place });
        return;
      }
      case 'operator': {
        const { action, subject, into = '' } = event.data;
        if (action === 'acknowledge') this.alerts.acknowledge(subject, at);
        if (action === 'verify') this.alerts.verify(subject, at, t);
        if (action === 'merge') this.alerts.merge(subject, into, at, t);
        if (action === 'false-alarm') this.alerts.reject(subject, at, t);
        const meant = this.find(subject) ?? this.find(this.alerts.caseOf(subject, at));
        if (isPostAction(action) && meant) this.act(meant, action, event.data.hours ?? 0, at, t);
        return;
      }
      case 'admission':
        feed.repeated += event.data.repeated;
        feed.rejected += Object.values(event.data.rejected).reduce((sum, count) => sum + count, 0);
        return;
      default:
        if ('block' in event.data) this.hear(this.place(event.data.block), at);
    }
  }

  /** What the topics should say at `now`, which no record is later than. */
  at(now: number) {
    this.pass(now);
    const day = Math.floor((now + 8 * HOUR) / DAY) * DAY - 8 * HOUR;
    const count = (cases: readonly Case[], alerts: AlertRecount['all']) => {
      const open = cases.filter(({ state }) => !ended(state));
      return {
        open: open.length, overdue: open.filter(({ due }) => due > 0 && due <= now).length,
        opened: cases.length, closed: cases.length - open.length,
        alerts: alerts.filter(({ standing }) => standing).length,
        gravest: open.length > 0 ? Math.min(...open.map(({ severity }) => severity)) : 0,
      };
    };
    const { cases, alerts: { all: alerts } } = this;
    const closed = cases.filter(({ state }) => ended(state));
    const open = cases.filter(({ state }) => !ended(state));
    const devices = [...this.devices.values()];
    const offline = devices.filter(({ online }) => !online);
    const today = (rows: readonly Case[]) => rows.filter(({ opened }) => opened >= day).length;
    return {
      district: {
        ...count(cases, alerts), onTime: closed.filter(({ due, ended }) => due === 0 || ended <= due).length,
        openedToday: today(cases), closedToday: closed.filter((row) => row.ended >= day).length,
        visitsToday: this.visits.filter((t) => t >= day).length, blocks: TINY.blocks.length,
        fresh: [...this.heard.values()].filter((until) => until > now).length,
        devices: devices.length, offline: offline.length, spread: open.filter(({ spread }) => spread).length,
      },
      blocks: TINY.blocks.map(({ id }) => ({
        id, ...count(cases.filter(({ block }) => block === id), alerts.filter(({ block }) => block === id)),
        devices: devices.filter(({ block }) => block === id).length, offline: offline.filter(({ block }) => block === id).length,
      })),
      scenes: this.scenes.map(({ id }) => {
        const mine = cases.filter(({ scene }) => scene === id);
        return { id, ...count(mine, alerts.filter(({ scene }) => scene === id)), today: today(mine), spark: this.spark(mine, now) };
      }),
      states: CASE_STATES.map((id) => ({ id, count: open.filter(({ state }) => state === id).length })),
      steps: Object.fromEntries(this.scenes.map(({ id: scene }) => [scene, CASE_STATES.map((id, order) => {
        const here = open.filter((row) => row.scene === scene && row.state === id);
        const lights = here.map((row) => this.light(row, now));
        return {
          id, order, count: here.length, oldest: here.length > 0 ? Math.min(...here.map(({ since }) => since)) : 0,
          yellow: lights.filter((light) => light === 'yellow').length, red: lights.filter((light) => light === 'red').length,
        };
      })])),
      alerts: alerts.filter(({ gone }) => gone > now).map(({ id, device, severity, state, count, shown, verified, case: about }) => ({ id, device, severity, state, count, devices: shown, verified, case: about })),
      feeds: [...this.feeds].map(([id, { accepted, repeated, rejected }]) => ({ id, accepted, repeated, rejected })),
    };
  }

  private spark(cases: readonly Case[], now: number): number[] {
    return Array.from({ length: SPARK_POINTS }, (_, i) => {
      const bucket = Math.floor(now / SPARK_BUCKET) - SPARK_POINTS + i;
      const count = cases.filter(({ opened }) => Math.floor(opened / SPARK_BUCKET) === bucket).length;
      return count === 0 && bucket < Math.floor(this.first / SPARK_BUCKET) ? -1 : count;
    });
  }

  private alert(event: EventOf<'alert'>, n: number, at: number, t: number): void {
    const { block, device } = event.data;
    this.alerts.take(event, this.hear(this.place(block, device), at), this.devices.get(device)?.place ?? '', n, at, t);
  }

  private case({ data }: EventOf<'case'>, at: number, t: number): void {
    const found = this.find(data.case);
    const block = this.place(data.block);
    this.hear(block || (found?.block ?? ''), at);
    if (!found) {
      this.open({ id: data.case, scene: data.scene, block, state: data.state, severity: data.severity, spread: data.placed === 'spread' }, at, t);
      return;
    }
    found.severity = Math.min(found.severity, data.severity);
    if (block !== '') found.block = block;
    this.step(found, data.state, at, t);
  }

  private open(row: Pick<Case, 'id' | 'scene' | 'block' | 'state' | 'severity' | 'spread'>, at: number, t: number): void {
    const limit = this.scenes.find(({ id }) => id === row.scene)?.limit;
    const whole = limit ? LIMITS[limit].reduce<number>((sum, part) => sum + part, 0) * HOUR : 0;
    const closed = ended(row.state);
    this.cases.push({
      ...row, opened: t, since: t, due: limit ? this.hours(row).after(t, Math.round(whole)) : 0, ended: t, forgotten: closed ? at + DAY : Infinity,
      runs: [[t, Infinity]], extra: 0, left: 0, suspended: false, extended: false, supervised: false,
    });
  }

  private step(row: Case, state: CaseState, at: number, t: number): void {
    if (state === row.state) return;
    if (row.suspended) this.resume(row, t);
    if (ended(state) && !ended(row.state)) {
      row.ended = t;
      row.forgotten = at + DAY;
    }
    if (!ended(state)) row.forgotten = Infinity;
    if (![row.state, state].every((one) => one === 'dispatched' || one === 'in-hand')) {
      row.runs = [[t, Infinity]];
      row.extra = 0;
    }
    const was = row.state;
    row.state = state;
    row.since = t;
    if (ended(state) && !ended(was)) this.alerts.settle(row.id, state, at);
  }

  private merges(from: Case | undefined, to: Case | undefined): boolean {
    if (!from || !to || from === to || ended(to.state) || !allowed(from).includes('merge')) return false;
    to.severity = Math.min(to.severity, from.severity);
    return true;
  }

  private act(row: Case, action: Exclude<CaseAction, 'merge'>, hours: number, at: number, t: number): void {
    if (!allowed(row).includes(action)) return;
    const to = target(row.state, action);
    if (to) this.step(row, to, at, t);
    if (action === 'supervise') row.supervised = true;
    if (action === 'suspend' && row.due > 0) this.suspend(row, t);
    if (action === 'resume') this.resume(row, t);
    if (action === 'extend' && row.due > 0) {
      row.extended = true;
      row.extra += hours * HOUR;
      row.due = this.hours(row).after(row.due, hours * HOUR);
    }
  }

  private suspend(row: Case, t: number): void {
    row.suspended = true;
    row.runs = row.runs.map(([from, until]) => [from, Math.min(until, t)]);
    row.left = row.due > t ? this.hours(row).between(t, row.due) : 0;
    if (row.due > t) row.due = Infinity;
  }

  private resume(row: Case, t: number): void {
    row.suspended = false;
    row.runs.push([t, Infinity]);
    if (row.due === Infinity) row.due = this.hours(row).after(t, row.left);
  }

  /** The light of an open case's step, by the working time that its clock ran. */
  private light(row: Case, now: number): 'none' | 'yellow' | 'red' {
    const scene = this.scenes.find(({ id }) => id === row.scene);
    const step = waitsFor(row.state);
    if (!scene || !step) return 'none';
    const limit = Math.round((LIMITS[scene.limit][STEPS.indexOf(step)] ?? 0) * HOUR) + row.extra;
    const used = row.runs.reduce((sum, [from, until]) => sum + this.hours(row).between(from, Math.min(until, now)), 0);
    return used >= limit ? 'red' : used >= 0.75 * limit ? 'yellow' : 'none';
  }

  private hours({ scene }: { scene: string }): Hours {
    return this.scenes.find(({ id }) => id === scene)?.limit.startsWith('E') ? EVER : OFFICE;
  }

  /** Lets alerts expire up to `now`; everything else is worked out from times. */
  private pass(now: number): void {
    this.alerts.pass(now);
    for (const { id, forgotten } of this.cases) if (id !== '' && forgotten <= now) this.alerts.cut(id);
    this.cases = this.cases.map((row) => (row.forgotten <= now ? { ...row, id: '' } : row));
  }

  private find(id: string): Case | undefined { return this.cases.find((row) => row.id === id); }

  private place(block: string | undefined, device?: string): string {
    return TINY.blocks.some(({ id }) => id === block) ? block ?? '' : this.devices.get(device ?? '')?.block ?? '';
  }

  private hear(block: string, at: number): string {
    const periods = [...this.feeds.values()].filter(({ period, ended }) => period > 0 && !ended).map(({ period }) => period);
    const budget = Math.max(FRESHNESS_BUDGET, periods.length > 0 ? 2.5 * Math.min(...periods) : 0);
    if (block !== '') this.heard.set(block, at + budget);
    return block;
  }
}
