import { departments as by } from '../departments.ts';
import { dwell, is, minutes } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const fireLane = defineScene({
  n: 4,
  id: 'fire-lane',
  group: 'PS',
  name: { zh: '消防通道占用', en: 'Fire lane blocked' },
  short: { zh: '消防通道', en: 'Fire lane' },
  sources: ['I', 'K'],
  event: { zh: '车辆占道停留', en: 'Vehicle dwelling' },
  category: '0505',
  departments: [by.estate, by.traffic, by.fire],
  limit: 'E2',
  keyStep: { zh: '通知车主，拖移车辆', en: 'Call the owner, then tow' },
  alarm: { cause: { zh: '车辆停占消防通道', en: 'A vehicle stands in the fire lane' }, minutes: 5, off: 30 },
  severity: [
    { zh: '占用超30分钟', en: 'Over 30 min', when: dwell(is('vehicle'), minutes(30)) },
    { zh: '占用超15分钟', en: 'Over 15 min', when: dwell(is('vehicle'), minutes(15)) },
    { zh: '占用超5分钟', en: 'Over 5 min', when: dwell(is('vehicle'), minutes(5)) },
  ],
  kpi: { zh: '清障用时P90', en: 'Clearing time, p90' },
  evidence: 'putuo',
});
