import { departments as by } from '../departments.ts';
import { defineScene } from '../scene.ts';

export const elderSensor = defineScene({
  n: 43,
  id: 'elder-sensor',
  group: 'CM',
  name: { zh: '独居老人门磁红外', en: 'Door and infrared, elder living alone' },
  short: { zh: '独居门磁', en: 'Elder door' },
  sources: ['I'],
  event: { zh: '24小时未开门无红外', en: 'No door, no infrared in 24 h' },
  category: 'ext',
  departments: [by.welfare, by.committee],
  limit: 'E2',
  keyStep: { zh: '上门探访', en: 'Visit' },
  severity: [
    { zh: '门磁红外均无', en: 'Both silent' },
    { zh: '其一无信号', en: 'One silent' },
    { zh: '电量低', en: 'Low battery' },
  ],
  kpi: { zh: '真实需求率', en: 'True-need rate' },
  evidence: 'shanghai',
});
