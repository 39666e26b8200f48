import { departments as by } from '../departments.ts';
import { above, dwell, is, minutes } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const kitchenFume = defineScene({
  n: 40,
  id: 'kitchen-fume',
  group: 'EN',
  name: { zh: '餐饮油烟', en: 'Fumes from kitchens' },
  short: { zh: '餐饮油烟', en: 'Kitchen fume' },
  sources: ['I', 'H'],
  event: { zh: '油烟浓度', en: 'Fume level' },
  category: '0116',
  departments: [by.ecology, by.enforcement, by.market],
  limit: 'B',
  keyStep: { zh: '开启净化器', en: 'Turn the cleaner on' },
  alarm: { cause: { zh: '油烟净化器未开或失效', en: 'The fume cleaner is off or worn out' }, minutes: 30, off: 300 },
  severity: [
    { zh: '超限值2倍满30分钟', en: 'Over twice the limit for 30 min', when: dwell(above('fume', 2, 1.8), minutes(30)) },
    { zh: '超标', en: 'Over the limit', when: above('fume', 1, 0.9) },
    { zh: '净化器未开', en: 'Cleaner off', when: is('cleaner-off') },
  ],
  kpi: { zh: '净化器开启率', en: 'Cleaner-on rate' },
  evidence: 'shanghai',
});
