import { departments as by } from '../departments.ts';
import { above, any, is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const illegalDischarge = defineScene({
  n: 39,
  id: 'illegal-discharge',
  group: 'EN',
  name: { zh: '违法排污巡河', en: 'Illegal discharge, river patrol' },
  short: { zh: '违法排污', en: 'Discharge' },
  sources: ['A', 'I', 'H'],
  event: { zh: '排污', en: 'Discharge' },
  category: 'ext',
  departments: [by.ecology, by.water, by.riverChief],
  limit: 'B',
  keyStep: { zh: '制止，处罚', en: 'Stop, fine' },
  alarm: { cause: { zh: '偷排污水入管入河', en: 'Waste water is let into drain or creek' }, minutes: 30, off: 300 },
  severity: [
    { zh: '有毒有害', en: 'Toxic', when: is('toxic-discharge') },
    { zh: '肉眼可见', en: 'Visible', when: is('visible-discharge') },
    { zh: '轻微', en: 'Minor', when: any(is('minor-discharge'), above('turbidity', 60, 50)) },
  ],
  kpi: { zh: '查处772批60家343.7万元', en: '772 batches, 60 firms, 3.437 M yuan' },
  evidence: 'seed',
});
