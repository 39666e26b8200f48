import { departments as by } from '../departments.ts';
import { all, any, below, is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const waterTank = defineScene({
  n: 8,
  id: 'water-tank',
  group: 'PS',
  name: { zh: '水箱异常', en: 'Water tank anomaly' },
  short: { zh: '水箱异常', en: 'Water tank' },
  sources: ['I'],
  event: { zh: '液位或气味异常', en: 'Level or odour' },
  category: 'part01',
  departments: [by.estate, by.housing, by.health],
  limit: 'A',
  keyStep: { zh: '检查水箱', en: 'Inspect the tank' },
  alarm: { cause: { zh: '水箱失密或液位失控', en: 'The tank is unsealed or its level is off' }, minutes: 15, off: 120 },
  severity: [
    { zh: '消防水箱无水', en: 'Fire tank empty', when: all(is('fire-tank'), below('tank-level', 5, 10)) },
    { zh: '液位低或有异味', en: 'Low level or odour', when: any(below('tank-level', 30, 40), is('odour')) },
    { zh: '传感器故障', en: 'Sensor fault', when: is('tank-sensor-fault') },
  ],
  kpi: { zh: '设施可用率', en: 'Availability' },
  evidence: 'putuo',
});
