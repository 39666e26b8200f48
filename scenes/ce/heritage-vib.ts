import { departments as by } from '../departments.ts';
import { above, dwell, minutes } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const heritageVib = defineScene({
  n: 33,
  id: 'heritage-vib',
  group: 'CE',
  name: { zh: '历史建筑震动', en: 'Vibration at a heritage building' },
  short: { zh: '老房震动', en: 'Vibration' },
  sources: ['I'],
  event: { zh: '震动', en: 'Vibration' },
  category: 'ext',
  departments: [by.housing, by.enforcement],
  limit: 'A',
  keyStep: { zh: '上门查看', en: 'Visit' },
  alarm: { cause: { zh: '周边施工震动', en: 'Works near by shake it' }, minutes: 15, off: 60 },
  severity: [
    { zh: '影响结构', en: 'Structural', when: above('vibration', 5, 4) },
    { zh: '持续震动', en: 'Sustained', when: dwell(above('vibration', 2, 1.5), minutes(10)) },
    { zh: '瞬时冲击', en: 'Spike', when: above('vibration', 2, 1.5) },
  ],
  kpi: { zh: '查实施工数', en: 'Works confirmed' },
  evidence: 'shanghai',
});
