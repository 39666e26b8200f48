import { departments as by } from '../departments.ts';
import { above, minutes, trend } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const meterBoxHeat = defineScene({
  n: 6,
  id: 'meter-box-heat',
  group: 'PS',
  name: { zh: '电表箱过热', en: 'Meter box overheating' },
  short: { zh: '电表过热', en: 'Meter heat' },
  sources: ['I'],
  event: { zh: '温度异常', en: 'Abnormal temperature' },
  category: 'part01',
  departments: [by.power, by.estate],
  limit: 'E2',
  keyStep: { zh: '断电隔离', en: 'Isolate the supply' },
  alarm: { cause: { zh: '接触不良或过载发热', en: 'A bad contact or overload heats it' }, minutes: 5, off: 60 },
  severity: [
    { zh: '高于80℃', en: 'Above 80 °C', when: above('temperature', 80, 75) },
    { zh: '高于60℃', en: 'Above 60 °C', when: above('temperature', 60, 55) },
    { zh: '温度持续上升', en: 'Rising', when: trend('temperature', 20, minutes(30)) },
  ],
  kpi: { zh: '平均修复时间', en: 'Mean time to repair' },
  evidence: 'shanghai',
});
