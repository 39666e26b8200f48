import { departments as by } from '../departments.ts';
import { all, is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const threeInOne = defineScene({
  n: 10,
  id: 'three-in-one',
  group: 'PS',
  name: { zh: '三合一', en: 'Living, working and storing together' },
  short: { zh: '三合一', en: 'Live-in shop' },
  sources: ['A', 'D', 'H'],
  event: { zh: '巡查发现', en: 'Found by inspection' },
  category: 'ext',
  departments: [by.fire, by.market, by.street],
  limit: 'C',
  keyStep: { zh: '查封，限期整改', en: 'Seal off, rectify' },
  alarm: { cause: { zh: '住宿、经营、仓储混用', en: 'Beds, trade and stores under one roof' }, minutes: 30 },
  severity: [
    { zh: '住人且电池充电', en: 'Sleeping beside batteries', when: all(is('sleeping'), is('battery-charging')) },
    { zh: '住人', en: 'Sleeping', when: is('sleeping') },
    { zh: '违规储物', en: 'Storage', when: is('storage') },
  ],
  kpi: { zh: '整治数（基数2310）', en: 'Cleared (of 2,310)' },
  evidence: 'seed',
});
