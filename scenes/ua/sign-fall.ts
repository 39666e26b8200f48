import { departments as by } from '../departments.ts';
import { all, any, is, wind } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const signFall = defineScene({
  n: 23,
  id: 'sign-fall',
  group: 'UA',
  name: { zh: '店招坠落隐患', en: 'Loose shop signboard' },
  short: { zh: '店招隐患', en: 'Loose signs' },
  sources: ['A', 'D', 'U'],
  event: { zh: '店招松动', en: 'Loose signboard' },
  category: '0205',
  departments: [by.landscape, by.enforcement],
  limit: 'A',
  keyStep: { zh: '风力8级及以上按E2办理', en: 'Class E2 from wind force 8' },
  alarm: { cause: { zh: '店招锈蚀或大风松动', en: 'A sign is rusted, or loosened by wind' }, minutes: 10, off: 60 },
  severity: [
    { zh: '已坠落', en: 'Fallen', when: is('sign-fallen') },
    { zh: '松动且有大风', en: 'Loose, and windy', when: all(is('sign-loose'), wind(8)) },
    { zh: '老化', en: 'Aged', when: any(is('sign-loose'), is('sign-aged')) },
  ],
  kpi: { zh: '大风前整改率', en: 'Fixed before the wind' },
  evidence: 'shanghai',
});
