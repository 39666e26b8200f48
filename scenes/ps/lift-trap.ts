import { departments as by } from '../departments.ts';
import { dwell, is, minutes } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const liftTrap = defineScene({
  n: 14,
  id: 'lift-trap',
  group: 'PS',
  name: { zh: '电梯困人', en: 'People trapped in a lift' },
  short: { zh: '电梯困人', en: 'Stuck lift' },
  sources: ['I', 'D', 'H'],
  event: { zh: '电梯困人', en: 'Entrapment' },
  category: 'ext',
  departments: [by.market, by.liftService, by.police110],
  limit: 'E1',
  keyStep: { zh: '30分钟内救出', en: 'Rescue within 30 min' },
  alarm: { cause: { zh: '电梯故障停运', en: 'The lift has stopped with people in it' }, minutes: 1 },
  severity: [
    { zh: '被困超30分钟', en: 'Trapped over 30 min', when: dwell(is('trapped'), minutes(30)) },
    { zh: '有人被困', en: 'Trapped', when: is('trapped') },
    { zh: '电梯故障', en: 'Lift fault', when: is('lift-fault') },
  ],
  kpi: { zh: '救援用时（分钟）', en: 'Minutes to rescue' },
  evidence: 'shanghai',
});
