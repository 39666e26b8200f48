import { departments as by } from '../departments.ts';
import { is } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const highToss = defineScene({
  n: 1,
  id: 'high-toss',
  group: 'PS',
  name: { zh: '高空抛物', en: 'Objects thrown from height' },
  short: { zh: '高空抛物', en: 'Thrown items' },
  sources: ['K', 'H'],
  event: { zh: '高空抛物', en: 'Thrown object' },
  category: 'ext',
  departments: [by.estate, by.policeStation, by.committee],
  limit: 'E2',
  keyStep: { zh: '截取前2秒后7秒视频，锁定楼层', en: 'Clip −2 s to +7 s, trace the floor' },
  alarm: { cause: { zh: '有人高空抛物', en: 'Somebody throws things from a height' }, minutes: 3 },
  severity: [
    { zh: '砸伤人', en: 'Person injured', when: is('injury') },
    { zh: '重物坠下', en: 'Heavy object', when: is('heavy-object') },
    { zh: '疑似抛物', en: 'Suspected', when: is('thrown-object') },
  ],
  kpi: { zh: '各责任块重复起数', en: 'Repeats per block' },
  evidence: 'putuo',
});
