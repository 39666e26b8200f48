import type { Rule } from '#scenes/rule';
import { Day } from '#server/aggregate/operators/day';
import { State } from '#server/aggregate/state';
import { Detector } from '#server/detect/detector';
import { MORNING } from './fold.ts';
import { NEVER } from './scenes-with.ts';

const GRADE = { zh: '级', en: 'Grade' };

/** Which device speaks, and where it is. */
export interface Speaker { device?: string; place?: string; block?: string }

/** A rule, or the rules of three severities, over devices that a test lets speak, each time at so many ms after 08:00 in Shanghai. */
export class Trial {
  /** Every change: when (ms after the beginning), whose, and the severity that holds from then on. */
  readonly told: [at: number, device: string, severity: number][] = [];
  /** The weather, and what devices count against. */
  sky = { wind: 0, rain: 0 };
  readonly capacities = new Map<string, number>();
  private state: State;
  private detector: Detector;

  constructor(private readonly rules: readonly [Rule?, Rule?, Rule?]) { [this.state, this.detector] = this.made(true); }

  static of(rule: Rule): Trial { return new Trial([rule]); }

  /** A value of the quantity `q`. */
  read(at: number, value: number, speaker: Speaker = {}): void { this.say(at, { q: value }, speaker); }

  say(at: number, values: Readonly<Record<string, number>>, { device = 'd', place = '', block = '' }: Speaker = {}): void {
    this.pass(at);
    this.detector.feed(device, { device, place, block, event: `${device}@${at}`, source: '/s', origin: 'sensor' }, new Map(Object.entries(values)));
    this.pass(at);
  }

  blow(at: number, wind: number, rain = 0): void {
    this.pass(at);
    this.sky = { wind, rain };
    this.detector.lookAtAll();
  }

  declare(at: number, capacity: number, device = 'd'): void {
    this.pass(at);
    this.capacities.set(device, capacity);
    this.detector.look(device);
  }

  pass(at: number): void { this.state.timers.run(MORNING + at); }

  /** Whether the gravest rule holds for a device. */
  holds(device = 'd'): boolean { return this.severity(device) === 1; }
  severity(device = 'd'): number { return this.detector.severity(device); }

  /** Goes on from a checkpoint. */
  restart(): void {
    const dump = this.state.dump();
    [this.state, this.detector] = this.made(false);
    this.state.restore(dump);
    this.detector.recall();
  }

  /** The size of a checkpoint, in bytes. */
  get size(): number { return this.state.dump().length; }

  private made(begins: boolean): [State, Detector] {
    const state = new State('trial');
    const day = new Day(state.table('day', 'district'), state.timers, 'Asia/Shanghai', () => detector.endDay());
    const [one = NEVER, two = NEVER, three = NEVER] = this.rules;
    const detector = new Detector(
      state, { id: 'scene', severity: [{ ...GRADE, when: one }, { ...GRADE, when: two }, { ...GRADE, when: three }] },
      { capacityOf: (device) => this.capacities.get(device) ?? 0, dayStart: () => day.start, sky: () => this.sky },
      ({ who, severity }) => { this.told.push([state.timers.now - MORNING, who, severity]); },
    );
    if (begins) {
      state.timers.run(MORNING);
      day.begin(MORNING);
    }
    return [state, detector];
  }
}
