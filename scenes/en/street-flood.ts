import { departments as by } from '../departments.ts';
import { above } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const streetFlood = defineScene({
  n: 37,
  id: 'street-flood',
  group: 'EN',
  name: { zh: '道路小区积水', en: 'Flooded streets and estates' },
  short: { zh: '道路积水', en: 'Street flood' },
  sources: ['I', 'H'],
  event: { zh: '积水深度', en: 'Water depth' },
  category: '0406',
  departments: [by.water, by.street],
  limit: 'A',
  keyStep: { zh: '调派泵车', en: 'Send a pump truck' },
  alarm: { cause: { zh: '暴雨或排水不畅', en: 'Heavy rain, or a blocked drain' }, minutes: 10, off: 120 },
  severity: [
    { zh: '30厘米及以上', en: '30 cm or more', when: above('street-depth', 30, 27) },
    { zh: '15厘米及以上', en: '15 cm or more', when: above('street-depth', 15, 12) },
    { zh: '不足15厘米', en: 'Under 15 cm', when: above('street-depth', 5, 3) },
  ],
  kpi: { zh: '排水用时', en: 'Time to drain' },
  evidence: 'shanghai',
});
