import type { EventOf } from '#protocol/events';
import type { Host, Part } from '../aggregate/part.ts';
import { Detector, type Feeder } from './detector.ts';
import { blows } from './operators/weather.ts';
import type { Values } from './step.ts';
import { whoEnds, whoOf } from '../aggregate/who.ts';

const SKY = 'now';

/**
 * Evaluates the rules of every scene over readings, facts of alerts, capacities and the weather, and tells the alerts where
 * the gravest severity that holds for a device has changed. All times are those of the fold, so that a late source cannot
 * change what was already decided.
 */
export function detect({ state, scenes, day, alerts, devices, blockOf, placeOf }: Host): Part {
  const sky = state.table('sky', 'detect');
  const weather = sky.add(SKY);
  const district = {
    capacityOf: (device: string) => devices.capacity(device),
    dayStart: () => day.start,
    sky: () => ({ wind: sky.get(weather, 'wind'), rain: sky.get(weather, 'rain') }),
  };
  const detectors = new Map<string, Detector>();
  const listeners = new Map<string, Detector[]>();
  for (const scene of scenes) {
    const detector = new Detector(state, scene, district, (outcome) => alerts.grade({ ...outcome, scene: scene.id }, state.timers.now));
    detectors.set(scene.id, detector);
    for (const quantity of detector.quantities) listeners.set(quantity, [...listeners.get(quantity) ?? [], detector]);
  }
  const all = [...detectors.values()];
  const sharing = all.filter(({ rules }) => rules.some(({ op }) => op === 'share'));
  const weathered = all.map((detector) => ({ detector, rules: detector.rules.filter((rule) => rule.op === 'weather') })).filter(({ rules }) => rules.length > 0);

  const feederOf = (event: EventOf<'reading'> | EventOf<'alert'>, origin: string): Feeder => ({
    device: event.data.device, place: placeOf(event.data), block: blockOf(event.data), event: event.id, source: event.source, origin,
  });

  return {
    takes: {
      reading: (event) => {
        const { device, quantity, value, scene } = event.data;
        const hearing = listeners.get(quantity);
        if (!hearing) return;
        const feeder = feederOf(event, devices.kind(device) === 'camera' ? 'camera' : 'sensor');
        const values: Values = new Map([[quantity, value]]);
        const only = scene === undefined ? undefined : detectors.get(scene);
        for (const detector of hearing) if (scene === undefined || detector === only) detector.feed(device, feeder, values);
      },
      alert: (event) => {
        const { scene, facts, state, origin } = event.data;
        const detector = detectors.get(scene);
        if (!detector) return;
        if (state === 'ended') {
          detector.lapse(whoEnds(event.data, (who) => detector.knows(who)), feederOf(event, origin));
          return;
        }
        const heard = Object.entries(facts ?? {}).filter(([fact]) => detector.quantities.includes(fact));
        if (heard.length > 0) detector.feed(whoOf(event.data), feederOf(event, origin), new Map(heard), true);
      },
      device: ({ data: { device, capacity } }) => {
        if (capacity !== undefined) for (const detector of sharing) detector.look(device);
      },
      weather: ({ data: { wind, gust, rain } }) => {
        const before = district.sky();
        if (wind !== undefined || gust !== undefined) sky.set(weather, 'wind', Math.max(wind ?? 0, gust ?? 0));
        if (rain !== undefined) sky.set(weather, 'rain', rain);
        const after = district.sky();
        for (const { detector, rules } of weathered) if (rules.some((rule) => blows(rule, before) !== blows(rule, after))) detector.lookAtAll();
      },
    },
    endDay: () => { for (const detector of all) detector.endDay(); },
    recall: () => { for (const detector of all) detector.recall(); },
  };
}
