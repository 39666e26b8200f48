import { departments as by } from '../departments.ts';
import { above, is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const bikePileup = defineScene({
  n: 22,
  id: 'bike-pileup',
  group: 'UA',
  name: { zh: '共享单车淤积', en: 'Shared bikes piling up' },
  short: { zh: '单车淤积', en: 'Bike pile-up' },
  sources: ['K', 'A', 'U'],
  event: { zh: '车辆淤积', en: 'Pile-up' },
  category: '0506',
  departments: [by.enforcement, by.operator],
  limit: 'A',
  keyStep: { zh: '调度疏导', en: 'Redistribute' },
  alarm: { cause: { zh: '共享单车集中停放', en: 'Shared bikes pile up' }, minutes: 15, on: 60, off: 120 },
  severity: [
    { zh: '堵塞地铁出口', en: 'Blocks a metro exit', when: is('metro-exit-blocked') },
    { zh: '超过100辆', en: 'Over 100 bikes', when: above('bikes', 101, 90) },
    { zh: '超过50辆', en: 'Over 50 bikes', when: above('bikes', 51, 45) },
  ],
  kpi: { zh: '疏导用时（分钟）', en: 'Minutes to redistribute' },
  evidence: 'shanghai',
});
