import { departments as by } from '../departments.ts';
import { is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const roadCavity = defineScene({
  n: 34,
  id: 'road-cavity',
  group: 'CE',
  name: { zh: '路面塌陷掘路', en: 'Road collapse or dig-up' },
  short: { zh: '路面塌陷', en: 'Road cave-in' },
  sources: ['A', 'H', 'K'],
  event: { zh: '路面塌陷', en: 'Collapse' },
  category: '0401',
  departments: [by.municipal, by.traffic],
  limit: 'E2',
  keyStep: { zh: '围挡', en: 'Fence off' },
  alarm: { cause: { zh: '路面下空洞塌陷', en: 'A hollow under the road caves in' }, minutes: 3 },
  severity: [
    { zh: '车行道塌陷', en: 'In a traffic lane', when: is('cavity-in-lane') },
    { zh: '人行道塌陷', en: 'On the pavement', when: is('cavity-on-pavement') },
    { zh: '无证掘路', en: 'Unlicensed dig', when: is('unlicensed-dig') },
  ],
  kpi: { zh: '围挡用时（分钟）', en: 'Minutes to fence off' },
  evidence: 'composed',
});
