import { departments as by } from '../departments.ts';
import { hours, share, trend } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const deepPit = defineScene({
  n: 31,
  id: 'deep-pit',
  group: 'CE',
  name: { zh: '深基坑', en: 'Deep excavation' },
  short: { zh: '深基坑', en: 'Deep pit' },
  sources: ['I', 'D'],
  event: { zh: '位移', en: 'Displacement' },
  category: 'ext',
  departments: [by.construction, by.emergency],
  limit: 'E2',
  keyStep: { zh: '停工', en: 'Stop work' },
  alarm: { cause: { zh: '基坑支护变形', en: 'The shoring gives way' }, minutes: 3, off: 60 },
  severity: [
    { zh: '达到报警值', en: 'Alarm value reached', when: share('displacement', 1) },
    { zh: '达到报警值80%', en: '≥ 80 % of the alarm value', when: share('displacement', 0.8) },
    { zh: '持续上升', en: 'Rising', when: trend('displacement', 0.5, hours(6)) },
  ],
  kpi: { zh: '最大报警比', en: 'Worst ratio' },
  evidence: 'shanghai',
});
