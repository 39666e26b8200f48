import { departments as by } from '../departments.ts';
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
  severity: [
    { zh: '高于80℃', en: 'Above 80 °C' },
    { zh: '高于60℃', en: 'Above 60 °C' },
    { zh: '温度持续上升', en: 'Rising' },
  ],
  kpi: { zh: '平均修复时间', en: 'Mean time to repair' },
  evidence: 'shanghai',
});
