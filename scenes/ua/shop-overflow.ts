import { departments as by } from '../departments.ts';
import { dwell, is, minutes } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const shopOverflow = defineScene({
  n: 16,
  id: 'shop-overflow',
  group: 'UA',
  name: { zh: '跨门营业', en: 'Shop trading beyond its door' },
  short: { zh: '跨门营业', en: 'Shop spill' },
  sources: ['K', 'A', 'U'],
  event: { zh: '跨门经营', en: 'Trading beyond the door' },
  category: '0504',
  departments: [by.enforcement, by.market],
  limit: 'A',
  keyStep: { zh: '先短信提醒商户', en: 'Text the merchant first' },
  alarm: { cause: { zh: '商户跨门经营', en: 'A shop trades on the pavement' }, minutes: 15, on: 60, off: 120 },
  severity: [
    { zh: '堵塞安全出口', en: 'Blocks an exit', when: is('exit-blocked') },
    { zh: '超过30分钟', en: 'Over 30 min', when: dwell(is('goods-outside'), minutes(30)) },
    { zh: '首次发现', en: 'First time', when: is('goods-outside') },
  ],
  kpi: { zh: '自行整改率', en: 'Self-correction rate' },
  evidence: 'putuo',
});
