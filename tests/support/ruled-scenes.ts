import { above, agree, all, any, below, days, dwell, hours, is, mean, minutes, not, rate, repeat, share, silence, trend, wind } from '#scenes/rule';
import { scenesWith, type Rules } from './scenes-with.ts';

/** Rules that between them use every operator, over the quantities `level` and `heat`. */
const RULES: Readonly<Record<string, Rules>> = {
  'fire-lane': [dwell(is('level'), minutes(30)), repeat(is('level'), 3, days(1), 'block'), any(is('level'), share('heat', 0.8))],
  'smoke-alarm': [agree(above('heat', 60, 50), 2, minutes(5)), above('heat', 60, 50), silence('heat', 5, hours(12))],
  litter: [all(above('level', 5), wind(8)), mean('level', minutes(15), 3, 2), rate('level', 4, minutes(10))],
  'property-dispute': [all(not(is('level')), trend('heat', 1, hours(6))), agree(is('level'), 2, hours(1), 'block'), below('heat', -5, 0)],
};

/** Four scenes with rules, and the same without any. */
export const RULED = scenesWith(RULES);
export const PLAIN = scenesWith({ 'fire-lane': [], 'smoke-alarm': [], litter: [], 'property-dispute': [] });
