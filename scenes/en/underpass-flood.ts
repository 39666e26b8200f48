import { departments as by } from '../departments.ts';
import { above } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const underpassFlood = defineScene({
  n: 36,
  id: 'underpass-flood',
  group: 'EN',
  name: { zh: '下立交积水', en: 'Flooded underpass' },
  // A tile breaks it where the soft hyphen is.
  short: { zh: '立交积水', en: 'Under\u00adpass' },
  sources: ['I', 'K'],
  event: { zh: '积水深度', en: 'Water depth' },
  category: '0406',
  departments: [by.water, by.police, by.roads],
  limit: 'E1',
  keyStep: { zh: '水深25厘米及以上封闭', en: 'Close at 25 cm or more' },
  alarm: { cause: { zh: '暴雨时泵站排不及', en: 'Rain outruns the pumps' }, minutes: 2, off: 120 },
  severity: [
    { zh: '25厘米及以上', en: '25 cm or more', when: above('underpass-depth', 25, 22) },
    { zh: '10至25厘米', en: '10 to 25 cm', when: above('underpass-depth', 10, 8) },
    { zh: '5至10厘米', en: '5 to 10 cm', when: above('underpass-depth', 5, 3) },
  ],
  kpi: { zh: '封闭用时（分钟）', en: 'Minutes to close' },
  evidence: 'shanghai',
});
