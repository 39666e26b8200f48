import { departments as by } from '../departments.ts';
import { defineScene } from '../scene.ts';

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
  severity: [
    { zh: '1小时未联系上', en: 'No contact for 1 h' },
    { zh: '无用水', en: 'Silent' },
    { zh: '用水过大', en: 'High flow' },
  ],
  kpi: { zh: '上门用时（分钟）', en: 'Minutes to visit' },
  evidence: 'shanghai',
});
