import { departments as by } from '../departments.ts';
import { is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const overheadCable = defineScene({
  n: 35,
  id: 'overhead-cable',
  group: 'CE',
  name: { zh: '架空线', en: 'Overhead cables' },
  short: { zh: '架空线', en: 'Cables' },
  sources: ['A', 'U'],
  event: { zh: '线缆异常', en: 'Cable fault' },
  category: '0408',
  departments: [by.construction, by.grid, by.telecom],
  limit: 'A',
  keyStep: { zh: '加固', en: 'Secure' },
  alarm: { cause: { zh: '线缆下垂或断落', en: 'A cable sags or has come down' }, minutes: 15 },
  severity: [
    { zh: '带电落地', en: 'Live on the ground', when: is('live-cable-down') },
    { zh: '下垂', en: 'Drooping', when: is('cable-drooping') },
    { zh: '杂乱', en: 'Messy', when: is('cable-messy') },
  ],
  kpi: { zh: '入地公里数', en: 'Kilometres buried' },
  evidence: 'shanghai',
});
