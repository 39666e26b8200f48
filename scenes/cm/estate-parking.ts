import { departments as by } from '../departments.ts';
import { above, below, is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const estateParking = defineScene({
  n: 44,
  id: 'estate-parking',
  group: 'CM',
  name: { zh: '小区停车僵尸车', en: 'Estate parking, abandoned cars' },
  short: { zh: '小区停车', en: 'Parking' },
  sources: ['I', 'K'],
  event: { zh: '超期停放', en: 'Overstay' },
  category: '0107',
  departments: [by.estate, by.traffic],
  limit: 'B',
  keyStep: { zh: '通知车主', en: 'Call the owner' },
  alarm: { cause: { zh: '小区车位被占用', en: 'A space of the estate is taken' }, minutes: 30, on: 60, off: 120 },
  severity: [
    { zh: '占用消防通道', en: 'In a fire lane', when: is('parked-in-fire-lane') },
    { zh: '超过30天', en: 'Over 30 days', when: above('days-parked', 31) },
    { zh: '车位已满', en: 'Car park full', when: below('free-bays', 0, 3) },
  ],
  kpi: { zh: '空位率', en: 'Free-bay rate' },
  evidence: 'putuo',
});
