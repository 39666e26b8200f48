import type { Rule } from '#scenes/rule';
import type { Scene } from '#scenes/scene';
import type { MemoryName, MemoryOf } from '../aggregate/memory.ts';
import type { Order } from '../aggregate/operators/order.ts';
import type { State } from '../aggregate/state.ts';
import type { Table } from '../aggregate/table.ts';
import { compile } from './compile.ts';
import type { Ground, Operator } from './operator.ts';
import { operatorOf } from './operators/index.ts';
import { Step, type Values } from './step.ts';

/** How many devices a scene watches at most; the one that was fed longest ago makes room (composed). */
export const SUBJECT_LIMIT = 20_000;

/** Who feeds a scene: a device, where it is ('' where not known), and the event that says so. */
export interface Feeder { device: string; place: string; block: string; event: string; source: string; origin: string }
/** What comes of a device's rules: the gravest severity that holds, 0 for none, and who last fed it. */
export interface Outcome extends Feeder { who: string; severity: number }
export type District = Pick<Ground, 'capacityOf' | 'dayStart' | 'sky'>;

const NOTHING: Values = new Map();

/**
 * The rules of one scene over all of its devices. Every step of a device goes through the operators once, parts first; the
 * outcome is told where it changed. A device is known by `who`: itself, or itself at a place where it goes about.
 */
export class Detector {
  /** The quantities that the rules name. */
  readonly quantities: readonly string[];
  /** The rules and all of their parts. */
  readonly rules: readonly Rule[];
  private readonly subjects: Table<MemoryOf<'subject'>>;
  private readonly fed: Order;
  private readonly operators: readonly Operator[];
  private readonly roots: readonly number[];
  private readonly step = new Step();
  private readonly waiting = new Set<string>();

  /** `told` hears every change of an outcome, `district` says what is the same for every scene. */
  constructor(private readonly state: State, { id, severity }: Pick<Scene, 'id' | 'severity'>, private readonly district: District, private readonly told: (outcome: Outcome) => void) {
    const { nodes, roots, quantities } = compile(severity.map(({ when }) => when));
    this.quantities = quantities;
    this.roots = roots;
    this.subjects = state.table('subject', `detect ${id}`);
    this.fed = state.order(`detect ${id}`);
    this.rules = nodes.map(({ rule }) => rule);
    this.operators = nodes.map((node, i) => operatorOf(node, this.ground(`detect ${id} ${i}`)));
  }

  knows(who: string): boolean { return this.subjects.has(who); }

  /** The severity that holds for a device; 0 for none. */
  severity(who: string): number {
    const slot = this.subjects.slot(who);
    return slot < 0 ? 0 : this.subjects.get(slot, 'severity');
  }

  /** Values of a device came. With `facts` they are those of an alert, and fall to 0 when it ends. */
  feed(who: string, feeder: Feeder, values: Values, facts = false): void {
    const slot = this.subject(who);
    this.fed.push(slot);
    this.subjects.put(slot, feeder);
    if (facts) this.subjects.set(slot, 'facts', this.subjects.get(slot, 'facts') | this.bits(values));
    this.run(who, values);
  }

  /** The alert of a device ended: the facts that its alerts told fall to 0. */
  lapse(who: string, feeder: Feeder): void {
    const slot = this.subjects.slot(who);
    const facts = slot < 0 ? 0 : this.subjects.get(slot, 'facts');
    if (facts === 0) return;
    this.subjects.set(slot, 'facts', 0);
    this.feed(who, feeder, new Map(this.quantities.filter((_, i) => facts & (1 << i)).map((quantity) => [quantity, 0])));
  }

  /** Something changed that is not the device's own word. */
  look(who: string): void {
    if (this.subjects.has(who)) this.run(who, NOTHING);
  }

  lookAtAll(): void {
    for (const who of [...this.subjects.all()].map((slot) => this.subjects.id(slot))) this.look(who);
  }

  endDay(): void {
    // All forget before any device is looked at: a day's end makes nothing milder on its way to nothing.
    for (const who of new Set(this.operators.flatMap((operator) => operator.endDay?.() ?? []))) this.look(who);
  }

  recall(): void {
    for (const operator of this.operators) operator.recall?.();
  }

  /** Takes the step, and those that other devices take because of it. */
  private run(who: string, values: Values): void {
    this.take(who, values);
    for (const other of this.waiting) {
      this.waiting.delete(other);
      this.take(other, NOTHING);
    }
  }

  private take(who: string, values: Values): void {
    const { subjects, step } = this;
    const slot = subjects.slot(who);
    if (slot < 0) return;
    const place = subjects.get(slot, 'place') || who;
    step.begin(who, place, subjects.get(slot, 'block'), this.state.timers.now, subjects.get(slot, 'holds'), values);
    for (let i = 0; i < this.operators.length; i++) {
      if ((this.operators[i] as Operator).next(step, step.held(i))) step.after |= 1 << i;
    }
    subjects.set(slot, 'holds', step.after);
    const decisive = this.roots.findIndex((root) => step.holds(root));
    this.decide(slot, decisive + 1);
  }

  private decide(slot: number, severity: number): void {
    if (this.subjects.get(slot, 'severity') === severity) return;
    this.subjects.set(slot, 'severity', severity);
    const { id: who, device, place, block, event, source, origin } = this.subjects.row(slot);
    this.told({ who, device, place, block, event, source, origin, severity });
  }

  /** The row of a device; a new one makes room where there is none. */
  private subject(who: string): number {
    const known = this.subjects.slot(who);
    if (known >= 0) return known;
    if (this.subjects.size >= SUBJECT_LIMIT) this.forget(this.fed.oldest);
    return this.subjects.add(who);
  }

  private forget(slot: number): void {
    const who = this.subjects.id(slot);
    for (const operator of this.operators) operator.forget?.(who);
    this.decide(slot, 0);
    this.fed.drop(slot);
    this.subjects.remove(slot);
  }

  private bits(values: Values): number {
    return this.quantities.reduce((bits, quantity, i) => (values.has(quantity) ? bits | (1 << i) : bits), 0);
  }

  private ground(name: string): Ground {
    const { state } = this;
    const named = (part: string): string => (part === '' ? name : `${name} ${part}`);
    const deadlines: Ground['deadlines'] = (part, fire) => state.timers.kind(named(part), fire);
    return {
      ...this.district,
      table: <K extends MemoryName>(shape: K) => state.table(shape, name),
      deadlines,
      wakes: (part = '') => deadlines(part, (who) => this.look(who)),
      wake: (who) => { this.waiting.add(who); },
    };
  }
}
