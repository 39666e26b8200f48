import { above, agree, all, any, below, days, dwell, hours, is, mean, minutes, not, rate, repeat, share, silence, trend, wind } from '#scenes/rule';
import type { Rule } from '#scenes/rule';
import { SCENES } from '#scenes/index';
import type { Scene } from '#scenes/scene';

const FEW: readonly string[] = ['fire-lane', 'smoke-alarm', 'litter', 'property-dispute'];

/** Rules that between them use every operator, over the quantities `level` and `heat`. */
const RULES: Readonly<Record<string, readonly Rule[]>> = {
  'fire-lane': [dwell(is('level'), minutes(30)), repeat(is('level'), 3, days(1), 'block'), any(is('level'), share('heat', 0.8))],
  'smoke-alarm': [agree(above('heat', 60, 50), 2, minutes(5)), above('heat', 60, 50), silence('heat', 5, hours(12))],
  litter: [all(above('level', 5), wind(8)), mean('level', minutes(15), 3, 2), rate('level', 4, minutes(10))],
  'property-dispute': [all(not(is('level')), trend('heat', 1, hours(6))), agree(is('level'), 2, hours(1), 'block'), below('heat', -5, 0)],
};

const withRules = (scene: Scene, rules: readonly Rule[] = []): Scene => {
  const [first, second, third] = scene.severity.map(({ zh, en }, i) => ({ zh, en, ...(rules[i] && { when: rules[i] }) })) as [Scene['severity'][0], Scene['severity'][0], Scene['severity'][0]];
  return { ...scene, severity: [first, second, third] };
};

const few = SCENES.filter(({ id }) => FEW.includes(id));
/** Four scenes without rules, and the same with some that use every operator. */
export const PLAIN: readonly Scene[] = few.map((scene) => withRules(scene));
export const RULED: readonly Scene[] = few.map((scene) => withRules(scene, RULES[scene.id]));
