import { departments as by } from '../departments.ts';
import { all, any, is, wind } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const curtainWall = defineScene({
  n: 32,
  id: 'curtain-wall',
  group: 'CE',
  name: { zh: '玻璃幕墙', en: 'Glass curtain wall' },
  short: { zh: '玻璃幕墙', en: 'Glass walls' },
  sources: ['D', 'U'],
  event: { zh: '检查发现', en: 'Inspection' },
  category: 'ext',
  departments: [by.housing, by.owner],
  limit: 'E2',
  keyStep: { zh: '设警戒，无人机复查', en: 'Cordon off, recheck by drone' },
  alarm: { cause: { zh: '幕墙面板破裂或松脱', en: 'A pane is cracked or loose' }, minutes: 5 },
  severity: [
    { zh: '玻璃坠落', en: 'Fallen glass', when: is('glass-fallen') },
    { zh: '开裂且有大风', en: 'Cracked, and windy', when: all(is('glass-cracked'), wind(8)) },
    { zh: '逾期未检', en: 'Inspection overdue', when: any(is('glass-cracked'), is('inspection-overdue')) },
  ],
  kpi: { zh: '检查覆盖率', en: 'Inspected share' },
  evidence: 'shanghai',
});
