import { departments as by } from '../departments.ts';
import { defineScene } from '../scene.ts';

export const manholeShift = defineScene({
  n: 41,
  id: 'manhole-shift',
  group: 'EN',
  name: { zh: '井盖位移', en: 'Manhole cover moved' },
  short: { zh: '井盖位移', en: 'Manhole' },
  sources: ['I'],
  event: { zh: '倾斜', en: 'Tilt' },
  category: 'part01',
  departments: [by.assetOwner, by.municipal],
  limit: 'E2',
  keyStep: { zh: '现场值守', en: 'Guard on site' },
  severity: [
    { zh: '井口敞开', en: 'Open' },
    { zh: '倾斜超15度', en: 'Tilted over 15°' },
    { zh: '松动', en: 'Loose' },
  ],
  kpi: { zh: '到场用时（分钟）', en: 'Minutes to site' },
  evidence: 'putuo',
});
