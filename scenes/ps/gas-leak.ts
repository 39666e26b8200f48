import { departments as by } from '../departments.ts';
import { above, is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const gasLeak = defineScene({
  n: 7,
  id: 'gas-leak',
  group: 'PS',
  name: { zh: '燃气泄漏', en: 'Gas leak' },
  short: { zh: '燃气泄漏', en: 'Gas leak' },
  sources: ['I', 'D', 'H'],
  event: { zh: '燃气泄漏', en: 'Gas leaking' },
  category: '0403',
  departments: [by.gas, by.fire, by.street],
  limit: 'E1',
  keyStep: { zh: '关阀，疏散人员', en: 'Shut the valve, evacuate' },
  alarm: { cause: { zh: '阀门、管道或灶具漏气', en: 'A valve, pipe or cooker leaks' }, minutes: 1, off: 60 },
  severity: [
    { zh: '≥20%爆炸下限', en: '≥ 20 % LEL', when: above('gas', 20, 16) },
    { zh: '≥10%爆炸下限', en: '≥ 10 % LEL', when: above('gas', 10, 8) },
    { zh: '设备故障', en: 'Device fault', when: is('gas-sensor-fault') },
  ],
  kpi: { zh: '隔离用时（分钟）', en: 'Minutes to isolate' },
  evidence: 'shanghai',
});
