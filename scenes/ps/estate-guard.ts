import { departments as by } from '../departments.ts';
import { any, is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const estateGuard = defineScene({
  n: 13,
  id: 'estate-guard',
  group: 'PS',
  name: { zh: '小区智能安防', en: 'Estate security' },
  short: { zh: '小区安防', en: 'Estate guard' },
  sources: ['K', 'I'],
  event: { zh: '入侵或设备被破坏', en: 'Intrusion or tampering' },
  category: 'ext',
  departments: [by.police, by.estate],
  limit: 'E2',
  keyStep: { zh: '视频核实', en: 'Verify by video' },
  alarm: { cause: { zh: '围墙翻越或设备遭破坏', en: 'A fence is climbed or a device broken' }, minutes: 3, on: 3, off: 30 },
  severity: [
    { zh: '非法入侵', en: 'Intrusion', when: any(is('intrusion'), is('tamper')) },
    { zh: '尾随进入', en: 'Tailgating', when: is('tailgating') },
    { zh: '设备离线', en: 'Device offline', when: is('guard-offline') },
  ],
  kpi: { zh: '设备在线率', en: 'Online rate' },
  evidence: 'seed',
});
