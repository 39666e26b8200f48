import { departments as by } from '../departments.ts';
import { above } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const greenDamage = defineScene({
  n: 24,
  id: 'green-damage',
  group: 'UA',
  name: { zh: '占绿毁绿', en: 'Greenery occupied or destroyed' },
  short: { zh: '占绿毁绿', en: 'Green damage' },
  sources: ['A', 'U', 'H'],
  event: { zh: '绿地受损', en: 'Damage to greenery' },
  category: '0106',
  departments: [by.landscape, by.enforcement],
  limit: 'C',
  keyStep: { zh: '恢复绿化', en: 'Restore' },
  alarm: { cause: { zh: '占绿毁绿', en: 'Greenery is built on or torn up' }, minutes: 30 },
  severity: [
    { zh: '超过50平方米', en: 'Over 50 m²', when: above('damaged-green', 50) },
    { zh: '超过10平方米', en: 'Over 10 m²', when: above('damaged-green', 10) },
    { zh: '10平方米及以下', en: '10 m² or less', when: above('damaged-green', 1) },
  ],
  kpi: { zh: '恢复数（基数1084）', en: 'Restored (of 1,084)' },
  evidence: 'seed',
});
