import { departments as by } from '../departments.ts';
import { all, is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const ebikeCharge = defineScene({
  n: 3,
  id: 'ebike-charge',
  group: 'PS',
  name: { zh: '飞线充电', en: 'Charging by a loose cable' },
  short: { zh: '飞线充电', en: 'Cable charge' },
  sources: ['K', 'A', 'H'],
  event: { zh: '飞线', en: 'Loose charging cable' },
  category: 'ext',
  departments: [by.fire, by.estate],
  limit: 'A',
  keyStep: { zh: '拆除飞线', en: 'Remove the cable' },
  alarm: { cause: { zh: '电动车飞线充电', en: 'An e-bike is charged by a loose cable' }, minutes: 15, on: 30, off: 60 },
  severity: [
    { zh: '楼道冒烟', en: 'Smoke in the corridor', when: all(is('corridor-cable'), is('corridor-smoke')) },
    { zh: '楼道内飞线', en: 'Cable in the corridor', when: is('corridor-cable') },
    { zh: '外墙飞线', en: 'Cable on the facade', when: is('facade-cable') },
  ],
  kpi: { zh: '复发率', en: 'Recurrence rate' },
  evidence: 'composed',
});
