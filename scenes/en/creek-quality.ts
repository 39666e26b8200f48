import { departments as by } from '../departments.ts';
import { above, any, below, hours, trend, type Rule } from '../rule.ts';
import { defineScene } from '../scene.ts';

/** The creek is to be of class IV; what GB 3838-2002 gives for that class and for class V. */
const worseThan = (oxygen: number, ammonia: number, phosphorus: number, cod: number): Rule => any(
  below('dissolved-oxygen', oxygen, oxygen + 0.2), above('ammonia-nitrogen', ammonia), above('total-phosphorus', phosphorus), above('cod', cod),
);

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
  alarm: { cause: { zh: '上游排污或水体缺氧', en: 'Discharge upstream, or too little oxygen' }, minutes: 30, off: 900 },
  severity: [
    { zh: '下降两类', en: 'Two classes worse', when: worseThan(2, 2, 0.4, 40) },
    { zh: '下降一类', en: 'One class worse', when: worseThan(3, 1.5, 0.3, 30) },
    { zh: '呈下降趋势', en: 'Worsening', when: any(trend('ammonia-nitrogen', 0.1, hours(6)), trend('total-phosphorus', 0.02, hours(6)), trend('cod', 2, hours(6))) },
  ],
  kpi: { zh: '断面达标率', en: 'Class-pass rate' },
  evidence: 'shanghai',
});
