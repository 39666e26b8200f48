import { departments as by } from '../departments.ts';
import { defineScene } from '../scene.ts';

export const creekQuality = defineScene({
  n: 38,
  id: 'creek-quality',
  group: 'EN',
  name: { zh: '苏州河水质', en: 'Water quality of Suzhou Creek' },
  short: { zh: '苏河水质', en: 'Creek water' },
  sources: ['I'],
  event: { zh: '溶氧、氨氮、总磷、耗氧量', en: 'DO, NH₃-N, TP, COD' },
  category: '0105',
  departments: [by.water, by.ecology, by.riverChief],
  limit: 'B',
  keyStep: { zh: '采样溯源', en: 'Sample and trace' },
  severity: [
    { zh: '下降两类', en: 'Two classes worse' },
    { zh: '下降一类', en: 'One class worse' },
    { zh: '呈下降趋势', en: 'Worsening' },
  ],
  kpi: { zh: '断面达标率', en: 'Class-pass rate' },
  evidence: 'shanghai',
});
