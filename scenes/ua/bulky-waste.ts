import { departments as by } from '../departments.ts';
import { above, is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const bulkyWaste = defineScene({
  n: 21,
  id: 'bulky-waste',
  group: 'UA',
  name: { zh: '大件装修垃圾', en: 'Bulky and renovation waste' },
  short: { zh: '大件垃圾', en: 'Bulky waste' },
  sources: ['K', 'A', 'H'],
  event: { zh: '违规堆放', en: 'Pile' },
  category: '0103',
  departments: [by.landscape, by.estate],
  limit: 'B',
  keyStep: { zh: '上门清运', en: 'Collect' },
  alarm: { cause: { zh: '大件垃圾随意堆放', en: 'Bulky waste is left lying' }, minutes: 30, on: 60, off: 120 },
  severity: [
    { zh: '堵塞消防通道', en: 'Blocks a fire lane', when: is('pile-in-fire-lane') },
    { zh: '超过5立方米', en: 'Over 5 m³', when: above('pile-volume', 5) },
    { zh: '成堆', en: 'A pile', when: above('pile-volume', 0.5) },
  ],
  kpi: { zh: '滞留天数', en: 'Days kept' },
  evidence: 'seed',
});
