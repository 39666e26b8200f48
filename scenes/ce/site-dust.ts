import { departments as by } from '../departments.ts';
import { mean, minutes } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const siteDust = defineScene({
  n: 29,
  id: 'site-dust',
  group: 'CE',
  name: { zh: '工地扬尘', en: 'Dust from building sites' },
  short: { zh: '工地扬尘', en: 'Site dust' },
  sources: ['I', 'K'],
  event: { zh: '颗粒物浓度', en: 'Particulate level' },
  category: '0302',
  departments: [by.construction, by.ecology, by.enforcement],
  limit: 'A',
  keyStep: { zh: '喷淋降尘，停工', en: 'Spray, then stop work' },
  alarm: { cause: { zh: '工地未喷淋或裸土未盖', en: 'No spraying, or bare soil uncovered' }, minutes: 15, off: 300 },
  severity: [
    { zh: '15分均值日超标逾6次', en: 'Over 6 quarter-hours above limit a day', when: mean('dust', minutes(15), 1, 7) },
    { zh: '15分均值日超标2至6次', en: '2 to 6 quarter-hours above limit a day', when: mean('dust', minutes(15), 1, 2) },
    { zh: '15分均值日超标1次', en: '1 quarter-hour above limit a day', when: mean('dust', minutes(15), 1, 1) },
  ],
  kpi: { zh: '超标次数', en: 'Exceedances' },
  evidence: 'shanghai',
});
