import { departments as by } from '../departments.ts';
import { above } from '../rule.ts';
import { defineScene } from '../scene.ts';

export const siteNoise = defineScene({
  n: 30,
  id: 'site-noise',
  group: 'CE',
  name: { zh: '夜间施工噪声', en: 'Building noise at night' },
  short: { zh: '夜间施工', en: 'Night noise' },
  sources: ['I', 'H'],
  event: { zh: '夜间噪声', en: 'Noise at night' },
  category: '0301',
  departments: [by.ecology, by.enforcement],
  limit: 'E2',
  keyStep: { zh: '停止夜间施工', en: 'Stop the night work' },
  alarm: { cause: { zh: '夜间违规施工', en: 'Works at night without a permit' }, minutes: 6, off: 120 },
  severity: [
    { zh: '超标15分贝及以上', en: '15 dB or more over', when: above('night-noise', 70, 68) },
    { zh: '超标10分贝及以上', en: '10 dB or more over', when: above('night-noise', 65, 63) },
    { zh: '超标5分贝及以上', en: '5 dB or more over', when: above('night-noise', 60, 58) },
  ],
  kpi: { zh: '夜间重复率', en: 'Night repeats' },
  evidence: 'composed',
});
