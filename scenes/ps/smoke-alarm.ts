import { departments as by } from '../departments.ts';
import { agree, is, minutes } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const smokeAlarm = defineScene({
  n: 5,
  id: 'smoke-alarm',
  group: 'PS',
  name: { zh: '烟感报警', en: 'Smoke alarm' },
  short: { zh: '烟感报警', en: 'Smoke alarm' },
  sources: ['I'],
  event: { zh: '烟雾', en: 'Smoke' },
  category: 'ext',
  departments: [by.fire, by.committee],
  limit: 'E1',
  keyStep: { zh: '3分钟到场', en: 'On site within 3 min' },
  alarm: { cause: { zh: '起火、烹饪或吸烟', en: 'Fire, cooking or smoking' }, minutes: 1, off: 30 },
  severity: [
    { zh: '2个及以上探头报警', en: 'Two or more heads', when: agree(is('smoke'), 2, minutes(10)) },
    { zh: '单个探头报警', en: 'Single head', when: is('smoke') },
    { zh: '设备故障', en: 'Device fault', when: is('smoke-head-fault') },
  ],
  kpi: { zh: '误报率、离线率', en: 'False and offline rates' },
  evidence: 'putuo',
});
