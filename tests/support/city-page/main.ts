import '@fontsource-variable/noto-sans-sc/wght.css';
import type { District } from '#protocol/district';
import { groupAlarms, type Alert } from '../../../wall/city/alarms.ts';
import { City, type Words } from '../../../wall/city/city.ts';

/** Put in when the page is built. */
declare const DISTRICT: District;

const district = DISTRICT;
const host = document.getElementById('host') as HTMLElement;
let city: City | undefined;
let words: Words | undefined;
let lost = false;

/** The city module on a bare page, driven by a test. Options come with the address: `lang`, `flat`, `theme`, `u`. */
const page = {
  mount() {
    const asked = new URLSearchParams(location.search), language = asked.get('lang') === 'en' ? 'en' : 'zh';
    document.documentElement.dataset['theme'] = asked.get('theme') ?? 'night';
    document.documentElement.style.setProperty('--u', `${asked.get('u') ?? 37}px`);
    words = {
      language, scene: (id) => id,
      open: language === 'zh' ? '处置中' : 'Open', schematic: language === 'zh' ? '示意' : 'Schematic',
      spread: asked.has('spread') ? (language === 'zh' ? '12 件的责任块为示意分配' : '12 cases spread over blocks') : '',
      warning: { text: asked.get('warning') ?? '', grade: 2 },
      more: (count) => (language === 'zh' ? `另有 ${count} 起` : `${count} more`),
    };
    city = new City(host, district, {
      flat: asked.has('flat'),
      nextFrame: (job) => { const id = requestAnimationFrame(job); return () => { cancelAnimationFrame(id); }; },
      onLost: (gone) => { lost = gone; },
      after: (ms, job) => { const id = setTimeout(job, ms); return () => { clearTimeout(id); }; },
    });
  },
  show(open: Record<string, number>, stale: string[] = [], alerts: Alert[] = []) {
    const blocks = new Map(district.blocks.map(({ id }) => [id, { open: open[id] ?? 0, stale: stale.includes(id) }]));
    if (words) city?.update({ blocks, ...groupAlarms(alerts) }, words);
  },
  blocks: district.blocks.map(({ id }) => id),
  goTo: (block?: string) => { city?.goTo(block); },
  pick: (x: number, y: number) => city?.pick(x, y),
  frames: () => city?.frames ?? 0,
  held: () => city?.held(),
  lost: () => lost,
  dispose() { city?.dispose(); },
};
export type CityPage = typeof page;
Object.assign(window, { page });
