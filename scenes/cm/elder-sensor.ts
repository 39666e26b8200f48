import { departments as by } from '../departments.ts';
import { all, any, below, hours, is, silence } from '../rule.ts';
import { defineScene } from '../scene.ts';

const noDoor = all(is('watched'), silence('door-opened', 1, hours(24)));
const noMotion = all(is('watched'), silence('infrared', 1, hours(24)));

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
  alarm: { cause: { zh: '独居老人久无动静', en: 'Somebody who lives alone does not stir' }, minutes: 6 },
  severity: [
    { zh: '门磁红外均无', en: 'Both silent', when: all(noDoor, noMotion) },
    { zh: '其一无信号', en: 'One silent', when: any(noDoor, noMotion) },
    { zh: '电量低', en: 'Low battery', when: below('battery', 20, 30) },
  ],
  kpi: { zh: '真实需求率', en: 'True-need rate' },
  household: true,
  evidence: 'shanghai',
});
