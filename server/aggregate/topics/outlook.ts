import { TOPICS } from '#protocol/topics';
import type { Case } from '../../cases/case.ts';
import { Carry } from '../../outlook/carry.ts';
import { Loads, type When } from '../../outlook/loads.ts';
import { neighboursOf } from '../../outlook/neighbours.ts';
import { COUNTS, judged } from '../../outlook/noise.ts';
import { Pairs } from '../../outlook/pairs.ts';
import { Silence } from '../../outlook/silence.ts';
import { Usual } from '../../outlook/usual.ts';
import { Warnings } from '../../outlook/warnings.ts';
import { HOUR, Week } from '../../outlook/week.ts';
import type { Host, Part } from '../part.ts';

const MINUTE = 60_000;
const WHOLE = 'district';
const KEY = 'outlook';
/** Hours that are foreseen, and how many spreads up and down nine of ten of them lie within. */
const AHEAD = 24;
const NINE_OF_TEN = 1.645;

/** Topic `outlook`: what cases the hours of the week let expect, of each scene and block and of the whole, and where this hour leaves it. */
export function outlook({ state, district, scenes, working, speaker }: Host): Part {
  const { warnings, expected } = state.topic('outlook', TOPICS.outlook).tables;
  const { timers } = state;
  const week = new Week(district.zone, working);
  const usual = new Usual(state.table('usual', 'outlook'), COUNTS);
  const carry = new Carry(state.table('carry', 'outlook'), COUNTS, HOUR);
  const silence = new Silence(state.table('fed', 'outlook'), state.table('mute', 'outlook'));
  const pairs = new Pairs(state.table('pair', 'outlook'));
  const begun = state.table('day', 'outlook');
  begun.add('hour');
  begun.add('whole');
  /** When the hour that runs began, and the first one that was heard from its beginning (ms). */
  const clock = {
    get hour() { return begun.get(begun.slot('hour'), 'start'); },
    get whole() { return begun.get(begun.slot('whole'), 'start'); },
  };
  const loads = new Loads(state.table('load', 'outlook'), usual, week, silence, clock);
  const list = new Warnings(warnings, loads, pairs, neighboursOf(district), week);
  const subjects = {
    scene: new Map(scenes.map(({ id }) => [id, `scene/${id}`])),
    block: new Map(district.blocks.map(({ id }) => [id, `block/${id}`])),
  };

  const look = (): void => {
    loads.look();
    list.show();
  };
  const looks = timers.kind('outlook look', look);
  const hours = timers.kind('outlook hour', () => { end(timers.now); });
  /** What changes is told within a minute, not with each case. */
  const lookSoon = (): void => { if (looks.due(KEY) === undefined) looks.set(KEY, Math.ceil((timers.now + 1) / MINUTE) * MINUTE); };

  const begin = (hour: number): void => {
    begun.set(begun.slot('hour'), 'start', hour);
    hours.set(KEY, week.start(hour) + HOUR);
  };

  /** The hour that ran is over at `now` (ms); the one before it is closed and learned. */
  const end = (now: number): void => {
    const { hour } = clock;
    const learned = loads.learn(WHOLE);
    if (learned) carry.learn(WHOLE, hour - HOUR, learned.usual, learned.seen);
    silence.roll(now, hour);
    loads.roll();
    pairs.roll();
    begin(now);
    loads.begin();
    look();
    foresee(now);
  };

  const foresee = (now: number): void => {
    const forecast = carry.forecasts(WHOLE);
    for (let i = 0; i < AHEAD; i++) {
      const at = now + i * HOUR;
      const of = usual.expect(WHOLE, week.slot(at));
      if (!of) return;
      const middle = forecast(at, of.usual);
      const wide = NINE_OF_TEN * of.spread;
      expected.upsert({ id: String(i), at, usual: tenth(middle), low: tenth(Math.max(0, middle - wide)), high: tenth(middle + wide), judged: judged(of) });
    }
  };

  const count = (subject: string | undefined, hour: When, source: string): void => {
    if (subject === undefined) return;
    if (source !== '') silence.feed(subject, source);
    if (loads.count(subject, hour)) lookSoon();
  };

  const found = ({ scene, block, opened }: Case): void => {
    const { hour } = clock;
    if (opened < hour - HOUR) return;
    const when = opened < hour ? 'last' : 'running';
    const source = speaker();
    const [ofScene, ofBlock] = [subjects.scene.get(scene), subjects.block.get(block)];
    count(WHOLE, when, source);
    count(ofScene, when, source);
    count(ofBlock, when, source);
    if (ofScene !== undefined && ofBlock !== undefined) pairs.add(scene, block, when);
  };

  return {
    cases: (was, is) => { if (!was && is) found(is); },
    silence: (source, since) => {
      silence.change(source, since, timers.now, clock.hour);
      if (since === undefined) lookSoon();
    },
    recall: () => {
      silence.recall();
      pairs.recall();
    },
    begin: (at) => {
      const hour = week.start(at);
      begun.set(begun.slot('whole'), 'start', hour === at ? at : hour + HOUR);
      begin(hour);
    },
  };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
