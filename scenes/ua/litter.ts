import { departments as by } from '../departments.ts';
import { above, is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const litter = defineScene({
  n: 18,
  id: 'litter',
  group: 'UA',
  name: { zh: '暴露垃圾', en: 'Exposed garbage' },
  short: { zh: '暴露垃圾', en: 'Litter' },
  sources: ['K', 'A', 'H'],
  event: { zh: '垃圾堆放', en: 'Garbage' },
  category: '0102',
  departments: [by.landscape, by.cleaning],
  limit: 'A',
  keyStep: { zh: '4个工作小时内清除', en: 'Clear within 4 working hours' },
  alarm: { cause: { zh: '暴露垃圾未清扫', en: 'Litter was not swept' }, minutes: 15, on: 60, off: 120 },
  severity: [
    { zh: '超过1立方米', en: 'Over 1 m³', when: above('garbage-volume', 1) },
    { zh: '成堆', en: 'A pile', when: is('garbage-pile') },
    { zh: '袋装零散', en: 'A bag', when: is('garbage-bag') },
  ],
  kpi: { zh: '清除用时P90', en: 'Clearing time, p90' },
  evidence: 'shanghai',
});
