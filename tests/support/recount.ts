import type { EventOf, Recorded } from '#protocol/events';
import { CASE_STATES, type CaseState } from '#protocol/stages';
import { FRESHNESS_BUDGET, SPARK_BUCKET, SPARK_POINTS } from '#protocol/topics';
import { LIMITS, type Scene } from '#scenes/scene';
import { TINY } from './tiny-district.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ended = (state: CaseState) => state === 'closed' || state === 'rejected';

interface Case { id: string; scene: string; block: string; state: CaseState; severity: number; spread: boolean; alert: string; opened: number; since: number; due: number; ended: number; forgotten: number }
interface Alert { id: string; key: string; scene: string; block: string; severity: number; standing: boolean; state: string; case: string; count: number; heard: number; gone: number }

/**
 * Counts a journal the plain way: every case and alert ever, in lists that are searched and filtered, no deadlines. Slow, and
 * written without a look at the engine's ways, so that both are unlikely to err alike. Times are in ms.
 */
export class Recount {
  private cases: Case[] = [];
  private alerts: Alert[] = [];
  private readonly devices = new Map<string, { block: string; online: boolean }>();
  private readonly heard = new Map<string, number>();
  private readonly visits: number[] = [];
  private readonly feeds = new Map<string, { accepted: number; repeated: number; rejected: number }>();
  private first = Infinity;

  constructor(private readonly scenes: readonly Scene[]) {}

  apply({ n, at, event }: Recorded): void {
    this.first = Math.min(this.first, at);
    this.pass(at);
    const t = Math.min(event.time, at);
    const feed = this.feeds.get(event.source) ?? { accepted: 0, repeated: 0, rejected: 0 };
    if (event.kind !== 'operator') this.feeds.set(event.source, feed);
    if (event.kind !== 'operator' && event.kind !== 'admission') feed.accepted += 1;
    switch (event.kind) {
      case 'alert': return this.alert(event, n, at, t);
      case 'case': return this.case(event, at, t);
      case 'reading': return void this.hear(this.place(event.data.block, event.data.device), at);
      case 'feed': return;
      case 'visit': {
        const block = this.hear(this.place(event.data.block), at);
        this.visits.push(t);
        const id = this.find(`visit-${event.id}`) ? `visit-${event.source}#${event.id}` : `visit-${event.id}`;
        if (event.data.scene !== undefined && !this.find(id)) this.open({ id, scene: event.data.scene, block, state: 'discovered', severity: 3, spread: false, alert: '' }, at, t);
        return;
      }
      case 'device': {
        const block = this.place(event.data.block, event.data.device);
        this.devices.set(event.data.device, { block: this.hear(block, at), online: event.data.online });
        return;
      }
      case 'operator': {
        const { action, subject } = event.data;
        const row = this.alerts.find((alert) => alert.id === subject && alert.gone > at);
        if (action === 'acknowledge' && row?.state === 'raised') row.state = 'acknowledged';
        if (action !== 'false-alarm') return;
        if (row && row.state !== 'closed') this.rest(row, 'false', at);
        const found = this.find(row ? row.case : subject);
        if (found && !ended(found.state)) this.step(found, 'rejected', at, t);
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
    const count = (cases: readonly Case[], alerts: readonly Alert[]) => {
      const open = cases.filter(({ state }) => !ended(state));
      return {
        open: open.length, overdue: open.filter(({ due }) => due > 0 && due <= now).length,
        opened: cases.length, closed: cases.length - open.length,
        alerts: alerts.filter(({ standing }) => standing).length,
        gravest: open.length > 0 ? Math.min(...open.map(({ severity }) => severity)) : 0,
      };
    };
    const { cases, alerts } = this;
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
        fresh: [...this.heard.values()].filter((at) => at + FRESHNESS_BUDGET > now).length,
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
        return { id, order, count: here.length, oldest: here.length > 0 ? Math.min(...here.map(({ since }) => since)) : 0 };
      })])),
      alerts: alerts.filter(({ gone }) => gone > now).map(({ id, severity, state, count, case: opened }) => ({ id, severity, state, count, case: opened })),
      feeds: [...this.feeds].map(([id, counts]) => ({ id, ...counts })),
    };
  }

  private spark(cases: readonly Case[], now: number): number[] {
    return Array.from({ length: SPARK_POINTS }, (_, i) => {
      const bucket = Math.floor(now / SPARK_BUCKET) - SPARK_POINTS + i;
      const count = cases.filter(({ opened }) => Math.floor(opened / SPARK_BUCKET) === bucket).length;
      return count === 0 && bucket < Math.floor(this.first / SPARK_BUCKET) ? -1 : count;
    });
  }

  private alert({ id, source, data }: EventOf<'alert'>, n: number, at: number, t: number): void {
    const block = this.hear(this.place(data.block, data.device), at);
    const { severity = 3 } = data;
    const key = `${data.scene} ${data.device}`;
    const row = this.alerts.find((alert) => alert.key === key && alert.standing);
    if (data.state === 'ended') {
      if (row) this.rest(row, 'ended', at);
      return;
    }
    if (!row) {
      const taken = (name: string) => this.alerts.some((alert) => alert.id === name && alert.gone > at) || this.find(`case-${name}`);
      const name = [id, `${source}#${id}`].find((name) => !taken(name)) ?? `${source}#${id}#${n}`;
      const { scene } = data;
      this.alerts.push({ id: name, key, scene, block, severity, standing: true, state: 'raised', case: `case-${name}`, count: 1, heard: at, gone: Infinity });
      this.open({ id: `case-${name}`, scene, block, state: 'discovered', severity, spread: false, alert: name }, at, t);
      return;
    }
    row.count += 1;
    row.heard = at;
    row.severity = Math.min(row.severity, severity);
    const found = this.find(row.case);
    if (found && !ended(found.state)) found.severity = Math.min(found.severity, severity);
  }

  private case({ data }: EventOf<'case'>, at: number, t: number): void {
    const found = this.find(data.case);
    const block = this.place(data.block);
    this.hear(block || (found?.block ?? ''), at);
    if (!found) {
      this.open({ id: data.case, scene: data.scene, block, state: data.state, severity: data.severity, spread: data.placed === 'spread', alert: '' }, at, t);
      return;
    }
    found.severity = Math.min(found.severity, data.severity);
    if (block !== '') found.block = block;
    this.step(found, data.state, at, t);
  }

  private open(row: Omit<Case, 'opened' | 'since' | 'due' | 'ended' | 'forgotten'>, at: number, t: number): void {
    const limit = this.scenes.find(({ id }) => id === row.scene)?.limit;
    const hours = limit ? LIMITS[limit].reduce<number>((sum, part) => sum + part, 0) : 0;
    const closed = ended(row.state);
    this.cases.push({ ...row, opened: t, since: t, due: limit ? t + Math.round(hours * HOUR) : 0, ended: t, forgotten: closed ? at + DAY : Infinity });
  }

  private step(row: Case, state: CaseState, at: number, t: number): void {
    if (state === row.state) return;
    if (ended(state) && !ended(row.state)) {
      row.ended = t;
      row.forgotten = at + DAY;
      const alert = this.alerts.find(({ id, gone }) => id === row.alert && gone > at);
      if (alert?.standing && alert.case === row.id) this.rest(alert, 'closed', at);
    }
    if (!ended(state)) row.forgotten = Infinity;
    row.state = state;
    row.since = t;
  }

  /** An alert stands no more, and is seen for another minute. */
  private rest(row: Alert, state: string, at: number): void {
    if (row.standing) row.gone = at + 60_000;
    row.standing = false;
    row.state = state;
  }

  /** Lets alerts expire up to `now`; everything else is worked out from times. */
  private pass(now: number): void {
    for (const alert of this.alerts.filter(({ standing }) => standing)) {
      const expires = alert.heard + ([24, 4, 1][alert.severity - 1] ?? 0) * HOUR;
      const opened = this.cases.find(({ id, forgotten }) => id === alert.case && forgotten === Infinity);
      if (expires > now || (alert.severity === 1 && opened)) continue;
      alert.standing = false;
      alert.gone = expires;
    }
    this.cases = this.cases.map((row) => (row.forgotten <= now ? { ...row, id: '' } : row));
  }

  private find(id: string): Case | undefined { return this.cases.find((row) => row.id === id); }

  private place(block: string | undefined, device?: string): string {
    return TINY.blocks.some(({ id }) => id === block) ? block ?? '' : this.devices.get(device ?? '')?.block ?? '';
  }

  private hear(block: string, at: number): string {
    if (block !== '') this.heard.set(block, at);
    return block;
  }
}
