import { departments as by } from '../departments.ts';
import { is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const houseMisuse = defineScene({
  n: 27,
  id: 'house-misuse',
  group: 'CE',
  name: { zh: '居改非', en: 'Homes turned to business' },
  short: { zh: '居改非', en: 'Home misuse' },
  sources: ['A', 'D', 'H'],
  event: { zh: '改变房屋用途', en: 'Change of use' },
  category: 'ext',
  departments: [by.housing, by.enforcement, by.market],
  limit: 'F',
  keyStep: { zh: '恢复居住用途', en: 'Restore the use' },
  alarm: { cause: { zh: '擅自改变房屋用途', en: 'Used for what it is not let for' }, minutes: 60 },
  severity: [
    { zh: '使用燃气', en: 'With gas', when: is('gas-use') },
    { zh: '餐饮经营', en: 'Catering', when: is('catering') },
    { zh: '办公', en: 'Office', when: is('office-use') },
  ],
  kpi: { zh: '整治数（基数1369）', en: 'Cleared (of 1,369)' },
  evidence: 'seed',
});
