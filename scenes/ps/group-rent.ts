import { departments as by } from '../departments.ts';
import { above } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const groupRent = defineScene({
  n: 12,
  id: 'group-rent',
  group: 'PS',
  name: { zh: '群租', en: 'Over-letting of flats' },
  short: { zh: '群租', en: 'Over-letting' },
  sources: ['D', 'H'],
  event: { zh: '水电与快递模型预警', en: 'Utility and parcel model' },
  category: 'ext',
  departments: [by.housing, by.police, by.committee],
  limit: 'C',
  keyStep: { zh: '24小时内上门核查', en: 'Visit within 24 h' },
  alarm: { cause: { zh: '房屋分隔群租', en: 'A flat is split and let to many' }, minutes: 30 },
  severity: [
    { zh: '居住10人及以上', en: '10 people or more', when: above('tenants', 10) },
    { zh: '单间5人及以上', en: '5 or more per room', when: above('people-per-room', 5) },
    { zh: '模型得分0.8及以上', en: 'Score of 0.8 or more', when: above('over-letting-score', 0.8) },
  ],
  kpi: { zh: '预警准确率、回潮率', en: 'Precision, rebound' },
  evidence: 'putuo',
});
