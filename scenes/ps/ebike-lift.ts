import { departments as by } from '../departments.ts';
import { any, days, dwell, is, minutes, repeat } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const ebikeLift = defineScene({
  n: 2,
  id: 'ebike-lift',
  group: 'PS',
  name: { zh: '电动自行车进梯', en: 'E-bike taken into a lift' },
  short: { zh: '电车进梯', en: 'E-bike lift' },
  sources: ['K'],
  event: { zh: '电动车进轿厢', en: 'E-bike in the lift car' },
  category: 'ext',
  departments: [by.estate, by.fire, by.committee],
  limit: 'E1',
  keyStep: { zh: '语音劝离，开门不关，手机提醒', en: 'Voice prompt, door held, phone alert' },
  alarm: { cause: { zh: '电动车推入电梯', en: 'An e-bike is pushed into a lift' }, minutes: 1, off: 10 },
  severity: [
    { zh: '滞留轿厢超5分钟', en: 'Over 5 min in the lift car', when: dwell(is('ebike'), minutes(5)) },
    { zh: '30天内第3次', en: 'Third time in 30 days', when: repeat(is('ebike'), 3, days(30)) },
    { zh: '已自行退出', en: 'Withdrawn', when: any(is('ebike'), is('ebike-withdrew')) },
  ],
  kpi: { zh: '自行退出率', en: 'Self-withdrawal rate' },
  evidence: 'putuo',
});
