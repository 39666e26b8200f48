import { departments as by } from '../departments.ts';
import { is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const muckTruck = defineScene({
  n: 28,
  id: 'muck-truck',
  group: 'CE',
  name: { zh: '渣土车未密闭偷倒', en: 'Muck truck uncovered or dumping' },
  short: { zh: '渣土车', en: 'Muck trucks' },
  sources: ['K', 'D'],
  event: { zh: '未密闭或偷倒', en: 'Uncovered or dumping' },
  category: '0112',
  departments: [by.enforcement, by.landscape, by.traffic],
  limit: 'A',
  keyStep: { zh: '由车查企，联合约谈', en: 'Trace the firm, joint interview' },
  alarm: { cause: { zh: '渣土车未密闭或偷倒', en: 'A truck is uncovered or dumps' }, minutes: 15, off: 60 },
  severity: [
    { zh: '偷倒渣土', en: 'Dumping', when: is('muck-dumping') },
    { zh: '未密闭', en: 'Uncovered', when: is('truck-uncovered') },
    { zh: '偏离路线', en: 'Off route', when: is('truck-off-route') },
  ],
  kpi: { zh: '重复违规企业数', en: 'Repeat firms' },
  evidence: 'shanghai',
});
