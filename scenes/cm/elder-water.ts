import { departments as by } from '../departments.ts';
import { above, all, dwell, hours, is, not, silence } from '../rule.ts';
import { defineScene } from '../scene.ts';

const dry = all(is('watched'), silence('water-use', 0.01, hours(12)));

export const elderWater = defineScene({
  n: 42,
  id: 'elder-water',
  group: 'CM',
  name: { zh: '独居老人水表', en: 'Water meter of an elder living alone' },
  short: { zh: '独居水表', en: 'Elder water' },
  sources: ['I'],
  event: { zh: '12小时用水不足0.01方', en: 'Under 0.01 m³ in 12 h' },
  category: 'ext',
  departments: [by.welfare, by.committee],
  limit: 'E2',
  keyStep: { zh: '先电话联系，志愿者再上门', en: 'Call the contact, then a volunteer visit' },
  alarm: { cause: { zh: '独居老人久未用水', en: 'Somebody who lives alone uses no water' }, minutes: 6 },
  severity: [
    { zh: '1小时未联系上', en: 'No contact for 1 h', when: dwell(all(dry, not(is('contacted'))), hours(1)) },
    { zh: '无用水', en: 'Silent', when: dry },
    { zh: '用水过大', en: 'High flow', when: above('water-flow', 0.6, 0.3) },
  ],
  kpi: { zh: '上门用时（分钟）', en: 'Minutes to visit' },
  household: true,
  evidence: 'shanghai',
});
