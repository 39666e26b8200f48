import { departments as by } from '../departments.ts';
import { is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const streetKiosk = defineScene({
  n: 15,
  id: 'street-kiosk',
  group: 'UA',
  name: { zh: '占道亭棚', en: 'Sheds on the pavement' },
  short: { zh: '占道亭棚', en: 'Street sheds' },
  sources: ['K', 'A', 'H'],
  event: { zh: '占道', en: 'Occupation' },
  category: '0101',
  departments: [by.enforcement, by.landscape],
  limit: 'F',
  keyStep: { zh: '拆除亭棚', en: 'Remove the shed' },
  alarm: { cause: { zh: '亭棚占用道路', en: 'A shed stands on the road' }, minutes: 60 },
  severity: [
    { zh: '占用车行道', en: 'Blocks the road', when: is('shed-on-road') },
    { zh: '占用人行道', en: 'On the pavement', when: is('shed-on-pavement') },
    { zh: '设施老旧', en: 'Aged', when: is('shed-aged') },
  ],
  kpi: { zh: '整治数（基数373）', en: 'Cleared (of 373)' },
  evidence: 'seed',
});
