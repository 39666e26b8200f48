import { departments as by } from '../departments.ts';
import { days, is, repeat } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const wasteSort = defineScene({
  n: 20,
  id: 'waste-sort',
  group: 'UA',
  name: { zh: '误投混投', en: 'Waste wrongly sorted' },
  short: { zh: '误投混投', en: 'Mis-sorting' },
  sources: ['K'],
  event: { zh: '错误投放', en: 'Wrong sorting' },
  category: 'ext',
  departments: [by.landscape, by.estate, by.committee],
  limit: 'B',
  keyStep: { zh: '喇叭提示', en: 'Loudspeaker prompt' },
  alarm: { cause: { zh: '垃圾错投混投', en: 'Waste is put into the wrong bin' }, minutes: 30, off: 60 },
  severity: [
    { zh: '清运车拒收', en: 'Truck refused the load', when: is('load-refused') },
    { zh: '多次误投', en: 'Repeated', when: repeat(is('mis-sort'), 3, days(7)) },
    { zh: '单次误投', en: 'Single', when: is('mis-sort') },
  ],
  kpi: { zh: '分类纯净率', en: 'Purity' },
  evidence: 'putuo',
});
