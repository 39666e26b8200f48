import { departments as by } from '../departments.ts';
import { above, dwell, hours } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const binOverflow = defineScene({
  n: 19,
  id: 'bin-overflow',
  group: 'UA',
  name: { zh: '垃圾满溢', en: 'Overflowing bins' },
  short: { zh: '垃圾满溢', en: 'Full bins' },
  sources: ['I'],
  event: { zh: '满溢度', en: 'Fill level' },
  category: 'part03',
  departments: [by.cleaning, by.community, by.operations],
  limit: 'A',
  keyStep: { zh: '三方同时提醒', en: 'Alert all three parties' },
  alarm: { cause: { zh: '垃圾未及时清运', en: 'The bin was not emptied in time' }, minutes: 15, off: 120 },
  severity: [
    { zh: '满溢超2小时', en: 'Over 100 % for 2 h', when: dwell(above('fill-level', 100, 95), hours(2)) },
    { zh: '满溢度超95%', en: 'Over 95 %', when: above('fill-level', 95, 90) },
    { zh: '满溢度超85%', en: 'Over 85 %', when: above('fill-level', 85, 80) },
  ],
  kpi: { zh: '日均满溢小时', en: 'Overflow hours a day' },
  evidence: 'putuo',
});
