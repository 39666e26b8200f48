import { describe, expect, it } from 'vitest';
import type { EventData } from '#protocol/events';
import { above, all, dwell, is, mean, minutes, share, silence, wind } from '#scenes/rule';
import { HOUR, MINUTE, MORNING, SECOND, ToldFold } from '../../support/fold.ts';
import { scenesWith, type Rules } from '../../support/scenes-with.ts';

const foldOf = (rules: Readonly<Record<string, Rules>>) => new ToldFold(scenesWith(rules));
const read = (fold: ToldFold, at: number, quantity: string, value: number, over: Partial<EventData<'reading'>> = {}, id?: string) =>
  fold.say(at, 'reading', { device: 'meter-1', block: 'b-1', quantity, value, unit: '', ...over }, { ...(id !== undefined && { id }) });
const shown = (fold: ToldFold) => fold.rows('alerts', 'alerts').map(({ id, scene, severity, state }) => `${id} ${scene} ${severity} ${state}`);

describe('a reading', () => {
  it('raises an alert and opens a case under its own id, where a rule comes to hold', () => {
    const fold = foldOf({ 'meter-box-heat': [above('temperature', 80), above('temperature', 60)] });
    read(fold, 0, 'temperature', 59.9, {}, 'r-0');
    expect(shown(fold)).toEqual([]);
    read(fold, 1000, 'temperature', 60, { place: 'yard' }, 'r-1');
    expect(fold.rows('alerts', 'alerts')).toEqual([{
      id: 'r-1', device: 'meter-1', scene: 'meter-box-heat', block: 'b-1', place: 'yard', severity: 2, at: MORNING + 1000, last: MORNING + 1000, state: 'raised',
      count: 1, devices: 1, verified: false, case: 'case-r-1', source: '/east', label: '',
    }]);
    expect(fold.row('cases', 'cases', 'case-r-1')).toMatchObject({ scene: 'meter-box-heat', origin: 'sensor', severity: 2, state: 'discovered' });
  });

  it('makes it graver, never milder, and ends it where no rule holds', () => {
    const fold = foldOf({ 'meter-box-heat': [above('temperature', 80), above('temperature', 60)] });
    [61, 81, 65].forEach((value, at) => read(fold, at, 'temperature', value, {}, `r-${at}`));
    expect(shown(fold)).toEqual(['r-0 meter-box-heat 1 raised']);
    expect(fold.row('cases', 'cases', 'case-r-0')).toMatchObject({ severity: 1, alerts: 1 });
    read(fold, 3, 'temperature', 20);
    expect(shown(fold)).toEqual(['r-0 meter-box-heat 1 ended']);
    expect(fold.totals).toMatchObject({ open: 1, alerts: 0 });
  });

  it('is judged by every scene that names its quantity, or by the one that it names', () => {
    const rules = { 'underpass-flood': [above('water-depth', 25)], 'street-flood': [above('water-depth', 15)] } as const;
    const [both, one] = [foldOf(rules), foldOf(rules)];
    read(both, 0, 'water-depth', 30, {}, 'r-1');
    expect(shown(both)).toEqual(['r-1 underpass-flood 1 raised', '/east#r-1 street-flood 1 raised']);
    read(one, 0, 'water-depth', 30, { scene: 'street-flood' }, 'r-1');
    read(one, 0, 'water-depth', 30, { scene: 'litter' }, 'r-2');
    expect(shown(one)).toEqual(['r-1 street-flood 1 raised']);
  });

  it('of a camera finds as a camera', () => {
    const fold = foldOf({ 'crowd-flow': [share('people', 1)] });
    fold.say(0, 'device', { device: 'cam-1', block: 'b-2', kind: 'camera', online: true, capacity: 100 });
    read(fold, 1, 'people', 100, { device: 'cam-1', block: undefined }, 'r-1');
    expect(fold.row('cases', 'cases', 'case-r-1')).toMatchObject({ origin: 'camera', block: 'b-2' });
  });

  it('that nobody listens to, or of a scene that does not exist, says nothing', () => {
    const fold = foldOf({ 'crowd-flow': [share('people', 1)] });
    read(fold, 0, 'level', 1e9);
    read(fold, 1, 'people', 1e9, { scene: 'no-such-scene' });
    expect(shown(fold)).toEqual([]);
  });
});

describe('a rule', () => {
  it('comes to hold at its own time, under the id of what last fed it, and outlives the alert’s time while it does', () => {
    const fold = foldOf({ 'fire-lane': [dwell(is('vehicle'), minutes(30)), undefined, dwell(is('vehicle'), minutes(5))] });
    read(fold, 0, 'vehicle', 1, {}, 'r-1');
    read(fold, 4 * MINUTE, 'vehicle', 1, {}, 'r-2');
    fold.pass(5 * MINUTE - 1);
    expect(shown(fold)).toEqual([]);
    fold.pass(5 * MINUTE);
    expect(shown(fold)).toEqual(['r-2 fire-lane 3 raised']);
    expect(fold.row('alerts', 'alerts', 'r-2')).toMatchObject({ at: MORNING + 5 * MINUTE });
    fold.pass(30 * MINUTE);
    expect(shown(fold)).toEqual(['r-2 fire-lane 1 raised']);
    fold.case(31 * MINUTE, 'case-r-2', { scene: 'fire-lane', state: 'closed' });
    expect(shown(fold)).toEqual(['r-2 fire-lane 1 closed']);
  });

  it('of low severity keeps its alert in view for as long as it holds', () => {
    const fold = foldOf({ 'bin-overflow': [undefined, undefined, above('fill', 85)] });
    read(fold, 0, 'fill', 90, {}, 'r-1');
    fold.pass(10 * HOUR);
    expect(shown(fold)).toEqual(['r-1 bin-overflow 3 raised']);
    read(fold, 10 * HOUR, 'fill', 10);
    fold.pass(10 * HOUR + MINUTE);
    expect(shown(fold)).toEqual([]);
  });

  it('asks for the weather, which stays as it was told', () => {
    const fold = foldOf({ 'sign-fall': [undefined, all(is('loose'), wind(8))] });
    fold.say(0, 'weather', { wind: 5, gust: 7 });
    read(fold, 1, 'loose', 1, {}, 'r-1');
    fold.say(2, 'weather', { rain: 3 });
    expect(shown(fold)).toEqual([]);
    fold.say(3, 'weather', { wind: 5, gust: 8 });
    fold.say(4, 'weather', { rain: 0 });
    expect(shown(fold)).toEqual(['r-1 sign-fall 2 raised']);
    fold.say(5, 'weather', { wind: 6 });
    expect(shown(fold)).toEqual(['r-1 sign-fall 2 ended']);
  });

  it('counts against a capacity that is declared later', () => {
    const fold = foldOf({ 'crowd-flow': [share('people', 1)] });
    read(fold, 0, 'people', 100, {}, 'r-1');
    fold.say(1, 'device', { device: 'meter-1', kind: 'sensor', online: true, capacity: 90 });
    expect(shown(fold)).toEqual(['r-1 crowd-flow 1 raised']);
  });

  it('over a day ends with the district’s day', () => {
    const fold = foldOf({ 'site-dust': [mean('pm', minutes(15), 100, 1)] });
    read(fold, 0, 'pm', 200, {}, 'r-1');
    fold.pass(15 * MINUTE);
    expect(shown(fold)).toEqual(['r-1 site-dust 1 raised']);
    fold.pass(16 * HOUR - 1);
    expect(shown(fold)).toEqual(['r-1 site-dust 1 raised']);
    fold.pass(16 * HOUR);
    expect(shown(fold)).toEqual(['r-1 site-dust 1 ended']);
  });

  it('that holds again after its alert expired from view raises another', () => {
    const fold = foldOf({ 'elder-water': [undefined, silence('water', 0.01, 12 * HOUR)] });
    read(fold, 0, 'water', 0.5, {}, 'r-1');
    fold.pass(12 * HOUR);
    read(fold, 13 * HOUR, 'water', 0.5, {}, 'r-2');
    fold.pass(26 * HOUR);
    expect(shown(fold)).toEqual(['r-2 elder-water 2 raised']);
    expect(fold.totals).toMatchObject({ open: 2 });
  });
});

describe('the facts of an alert', () => {
  const rules = { 'green-damage': [above('area', 50), above('area', 10)] } as const;

  it('grade it where its source did not, and make it graver where it did', () => {
    const fold = foldOf(rules);
    const alert = (id: string, severity: 1 | 2 | 3 | undefined, area: number | undefined) =>
      fold.alert(0, { device: id, scene: 'green-damage', severity, ...(area !== undefined && { facts: { area } }) }, { id });
    alert('bare', undefined, undefined);
    alert('little', undefined, 5);
    alert('more', undefined, 11);
    alert('graver', 2, 51);
    alert('milder', 1, 11);
    expect(fold.rows('alerts', 'alerts').map(({ id, severity, count }) => [id, severity, count])).toEqual([['bare', 3, 1], ['little', 3, 1], ['more', 2, 1], ['graver', 1, 1], ['milder', 1, 1]]);
  });

  it('fall to 0 when it ends, also those that were told before', () => {
    const fold = foldOf({ 'green-damage': [all(is('trees'), above('area', 10))] });
    fold.alert(0, { scene: 'green-damage', facts: { trees: 1 } }, { id: 'a-1' });
    fold.alert(1, { scene: 'green-damage', facts: { area: 12 } });
    expect(shown(fold)).toEqual(['a-1 green-damage 1 raised']);
    fold.alert(2, { scene: 'green-damage', state: 'ended' });
    expect(shown(fold)).toEqual(['a-1 green-damage 1 ended']);
    fold.alert(2 * HOUR, { scene: 'green-damage', facts: { area: 12 }, severity: 3 });
    expect(shown(fold).at(-1)).toContain('green-damage 3 raised');
  });

  it('hold up the alert while a rule over readings does, after its own end', () => {
    const fold = foldOf({ 'meter-box-heat': [above('temperature', 60)] });
    fold.alert(0, { device: 'meter-1', scene: 'meter-box-heat', origin: 'sensor', severity: 3 }, { id: 'a-1' });
    read(fold, 1, 'temperature', 70);
    fold.alert(2, { device: 'meter-1', scene: 'meter-box-heat', state: 'ended' });
    expect(shown(fold)).toEqual(['a-1 meter-box-heat 1 raised']);
    read(fold, 3, 'temperature', 20);
    expect(shown(fold)).toEqual(['a-1 meter-box-heat 1 ended']);
  });

  it('of a patrol count at the place that it names, not where it was before', () => {
    const fold = foldOf(rules);
    const tell = (at: number, place: string, area: number, id: string) =>
      fold.alert(at, { device: 'app-1', origin: 'patrol', scene: 'green-damage', place, severity: undefined, facts: { area } }, { id });
    tell(0, 'park', 60, 'a-1');
    tell(SECOND, 'square', 5, 'a-2');
    expect(shown(fold)).toEqual(['a-1 green-damage 1 raised', 'a-2 green-damage 3 raised']);
  });
});
