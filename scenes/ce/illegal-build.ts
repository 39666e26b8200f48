import { departments as by } from '../departments.ts';
import { is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const illegalBuild = defineScene({
  n: 26,
  id: 'illegal-build',
  group: 'CE',
  name: { zh: '违法搭建', en: 'Illegal building' },
  short: { zh: '违法搭建', en: 'Illegal bldg' },
  sources: ['U', 'K', 'H'],
  event: { zh: '在建搭建', en: 'Construction' },
  category: '0101',
  departments: [by.enforcement, by.planning, by.street],
  limit: 'F',
  keyStep: { zh: '4小时内叫停施工', en: 'Stop the work within 4 h' },
  alarm: { cause: { zh: '未经许可搭建', en: 'Built without a permit' }, minutes: 60 },
  severity: [
    { zh: '正在搭建', en: 'Under construction', when: is('building-work') },
    { zh: '破坏承重结构', en: 'Load-bearing wall', when: is('load-bearing-wall') },
    { zh: '存量违建', en: 'Old stock', when: is('old-structure') },
  ],
  kpi: { zh: '新增为零、销项率', en: 'New = 0, closing rate' },
  evidence: 'seed',
});
