import { departments as by } from '../departments.ts';
import { above } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const basementDwell = defineScene({
  n: 11,
  id: 'basement-dwell',
  group: 'PS',
  name: { zh: '地下空间违法居住', en: 'Illegal dwelling underground' },
  short: { zh: '地下住人', en: 'Cellar homes' },
  sources: ['A', 'I'],
  event: { zh: '巡查发现', en: 'Found by inspection' },
  category: 'ext',
  departments: [by.housing, by.civilDefence, by.police],
  limit: 'C',
  keyStep: { zh: '清退', en: 'Clear out' },
  alarm: { cause: { zh: '地下室违规住人', en: 'People live in a basement' }, minutes: 30 },
  severity: [
    { zh: '床位超10个', en: 'More than 10 beds', when: above('beds', 11) },
    { zh: '床位3至10个', en: '3 to 10 beds', when: above('beds', 3) },
    { zh: '床位少于3个', en: 'Fewer than 3 beds', when: above('beds', 1) },
  ],
  kpi: { zh: '整治数（基数823）', en: 'Cleared (of 823)' },
  evidence: 'seed',
});
