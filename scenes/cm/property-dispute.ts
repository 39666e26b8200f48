import { departments as by } from '../departments.ts';
import { days, is, repeat } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const propertyDispute = defineScene({
  n: 45,
  id: 'property-dispute',
  group: 'CM',
  name: { zh: '物业纠纷', en: 'Property management dispute' },
  short: { zh: '物业纠纷', en: 'Disputes' },
  sources: ['H', 'A', 'D'],
  event: { zh: '纠纷', en: 'Dispute' },
  category: 'ext',
  departments: [by.justice, by.housing, by.committees],
  limit: 'D',
  keyStep: { zh: '居村、街镇、区三级响应', en: 'Village, then street, then district' },
  alarm: { cause: { zh: '物业与业主起纠纷', en: 'Owners and managers are at odds' }, minutes: 60 },
  severity: [
    { zh: '集体信访', en: 'Group petition', when: is('group-petition') },
    { zh: '重复投诉', en: 'Repeat', when: repeat(is('dispute'), 2, days(30)) },
    { zh: '单次投诉', en: 'Single', when: is('dispute') },
  ],
  kpi: { zh: '调解率（303件中235件）', en: 'Mediated (235 of 303)' },
  evidence: 'seed',
});
