import { departments as by } from '../departments.ts';
import { above, is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const streetVendor = defineScene({
  n: 17,
  id: 'street-vendor',
  group: 'UA',
  name: { zh: '无序设摊', en: 'Unlicensed street vendors' },
  short: { zh: '无序设摊', en: 'Vendors' },
  sources: ['K', 'A', 'H'],
  event: { zh: '流动设摊', en: 'Vendor' },
  category: '0501',
  departments: [by.enforcement, by.market],
  limit: 'A',
  keyStep: { zh: '劝离疏导', en: 'Disperse' },
  alarm: { cause: { zh: '流动设摊聚集', en: 'Vendors gather' }, minutes: 15, on: 60, off: 120 },
  severity: [
    { zh: '聚集5摊及以上', en: '5 or more together', when: above('stalls', 5) },
    { zh: '食品摊', en: 'Food stall', when: is('food-stall') },
    { zh: '单个摊位', en: 'Single stall', when: above('stalls', 1) },
  ],
  kpi: { zh: '六乱整治（基数6590）', en: 'Six disorders (of 6,590)' },
  evidence: 'seed',
});
