import { departments as by } from '../departments.ts';
import { is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const treeDown = defineScene({
  n: 25,
  id: 'tree-down',
  group: 'UA',
  name: { zh: '树木倒伏', en: 'Fallen tree' },
  short: { zh: '树木倒伏', en: 'Fallen tree' },
  sources: ['A', 'H', 'K'],
  event: { zh: '树木倒伏', en: 'Tree down' },
  category: '0499',
  departments: [by.landscape, by.fire],
  limit: 'E2',
  keyStep: { zh: '清理现场', en: 'Clear the site' },
  alarm: { cause: { zh: '大风或树木枯朽', en: 'Wind, or a rotten tree' }, minutes: 5 },
  severity: [
    { zh: '压人或压电线', en: 'On a person or a line', when: is('tree-on-person-or-line') },
    { zh: '阻断道路', en: 'Blocks the road', when: is('tree-blocks-road') },
    { zh: '倾斜', en: 'Leaning', when: is('tree-leaning') },
  ],
  kpi: { zh: '清理用时（分钟）', en: 'Minutes to clear' },
  evidence: 'composed',
});
