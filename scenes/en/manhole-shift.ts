import { departments as by } from '../departments.ts';
import { above, any, is } from '../rule.ts';
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
  alarm: { cause: { zh: '井盖被撬动或被水顶起', en: 'A cover is prised up or lifted by water' }, minutes: 3, on: 5, off: 30, follows: ['street-flood', 'underpass-flood'] },
  severity: [
    { zh: '井口敞开', en: 'Open', when: is('manhole-open') },
    { zh: '倾斜超15度', en: 'Tilted over 15°', when: above('tilt', 15, 12) },
    { zh: '松动', en: 'Loose', when: any(is('manhole-loose'), above('tilt', 5, 4)) },
  ],
  kpi: { zh: '到场用时（分钟）', en: 'Minutes to site' },
  evidence: 'putuo',
});
