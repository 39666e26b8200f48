import { departments as by } from '../departments.ts';
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
  severity: [
    { zh: '有毒有害', en: 'Toxic' },
    { zh: '肉眼可见', en: 'Visible' },
    { zh: '轻微', en: 'Minor' },
  ],
  kpi: { zh: '查处772批60家343.7万元', en: '772 batches, 60 firms, 3.437 M yuan' },
  evidence: 'seed',
});
