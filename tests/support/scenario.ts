import { MINUTE, ToldFold } from './fold.ts';

const SPANS: Readonly<Record<string, number>> = { s: 1_000, m: MINUTE, h: 60 * MINUTE, d: 1_440 * MINUTE };

/**
 * Tells a fold a scenario, word by word, and gives it. `level=5` is a reading and `!injury=1` an alert's fact, of device 1
 * or, as `2:level=5`, another, all at one place; `30m` lets time go by (s, m, h, d); `over` ends the alert; `wind=8` is the
 * weather; `capacity=100` is what the device declares.
 */
export function played(scene: string, scenario: string): ToldFold {
  const fold = new ToldFold();
  let at = 0;
  for (const word of scenario.split(' ')) {
    const [, span, unit] = /^(\d+)([smhd])$/.exec(word) ?? [];
    if (span !== undefined) {
      at += Number(span) * (SPANS[unit ?? ''] ?? 0);
      fold.pass(at);
      continue;
    }
    const [, number = '1', mark = '', quantity = '', text = '0'] = /^(?:(\d):)?(!?)([a-z0-9-]+)(?:=([\d.]+))?$/.exec(word) ?? [];
    const device = `device-${number}`;
    const where = { device, block: 'b-1', place: 'place-1' };
    const value = Number(text);
    if (quantity === 'wind') fold.say(at, 'weather', { wind: value });
    else if (quantity === 'capacity') fold.say(at, 'device', { ...where, kind: 'sensor', online: true, capacity: value });
    else if (quantity === 'over') fold.alert(at, { ...where, scene, severity: undefined, state: 'ended' });
    else if (mark === '!') fold.alert(at, { ...where, scene, severity: undefined, facts: { [quantity]: value } });
    else fold.say(at, 'reading', { ...where, scene, quantity, value, unit: '' });
  }
  return fold;
}

/** The severity of what then stands in topic `alerts`; 0 where nothing does. */
export const severityAfter = (scene: string, scenario: string): number =>
  Math.min(4, ...played(scene, scenario).rows('alerts', 'alerts').filter((row) => row.scene === scene && row.state === 'raised').map(({ severity }) => severity)) % 4;
