import { departments as by } from '../departments.ts';
import { share } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const crowdFlow = defineScene({
  n: 9,
  id: 'crowd-flow',
  group: 'PS',
  name: { zh: '大客流', en: 'Crowd surge' },
  short: { zh: '大客流', en: 'Crowd surge' },
  sources: ['K', 'D'],
  event: { zh: '人流密度', en: 'Crowd density' },
  category: '0409',
  departments: [by.police, by.culture, by.street],
  limit: 'E1',
  keyStep: { zh: '关注、限流、分流', en: 'Watch, limit, divert' },
  alarm: { cause: { zh: '活动或客流过于集中', en: 'An event or a rush draws too many' }, minutes: 2, off: 60 },
  severity: [
    { zh: '达到承载量100%', en: '≥ 100 % of capacity', when: share('people', 1) },
    { zh: '达到承载量80%', en: '≥ 80 % of capacity', when: share('people', 0.8) },
    { zh: '达到承载量60%', en: '≥ 60 % of capacity', when: share('people', 0.6) },
  ],
  kpi: { zh: '峰值饱和度', en: 'Peak share of capacity' },
  evidence: 'shanghai',
});
