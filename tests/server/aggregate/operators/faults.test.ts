import { describe, expect, it } from 'vitest';
import { CALM, Faults, FLAPS, STORM } from '#server/aggregate/operators/faults';
import { State } from '#server/aggregate/state';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function faultsOf() {
  const state = new State('faults');
  const told: string[] = [];
  const faults = new Faults(state, (was, is) => { told.push(`${state.timers.now} ${was?.fault ?? 'well'} > ${is?.fault ?? 'well'}`); });
  const raise = (at: number, row = 'r') => {
    state.timers.run(at);
    faults.raise('cam', 'camera', row);
  };
  const end = (at: number) => {
    state.timers.run(at);
    faults.end('cam', 'camera');
  };
  return { state, told, faults, raise, end };
}

describe('a storm', () => {
  it('is so many alerts within a minute, and one less is none', () => {
    const { told, raise, state } = faultsOf();
    for (let i = 0; i < STORM - 1; i++) raise(i * SECOND);
    raise(MINUTE);
    expect(told).toEqual([]);
    raise(MINUTE + 1);
    expect(told).toEqual([`${MINUTE + 1} well > storm`]);
    state.timers.run(MINUTE + 1);
  });

  it('is over by itself, once so few came within a minute', () => {
    const { told, raise, state, faults } = faultsOf();
    for (let i = 0; i < STORM; i++) raise(0);
    for (let i = 1; i < CALM; i++) raise(i * SECOND);
    raise(CALM * SECOND, 'late');
    expect(faults.row('cam')).toBe('late');
    state.timers.run(10 * MINUTE);
    expect(told).toEqual(['0 well > storm', `${MINUTE + SECOND} storm > well`]);
    expect([faults.of('cam'), faults.row('cam')]).toEqual([undefined, '']);
  });
});

describe('flapping', () => {
  it('is so many raises and ends within a minute, until a minute went without an end', () => {
    const { told, raise, end, state, faults } = faultsOf();
    for (let i = 0; i < FLAPS; i++) {
      raise(i * 10 * SECOND);
      end(i * 10 * SECOND + SECOND);
    }
    expect(faults.of('cam')).toEqual({ device: 'cam', fault: 'flapping', origin: 'camera' });
    expect(faults.row('cam')).toBe('');
    state.timers.run(10 * MINUTE);
    expect(told).toEqual(['21000 well > flapping', '81000 flapping > well']);
  });

  it('is none where it takes longer', () => {
    const { told, raise, end } = faultsOf();
    for (let i = 0; i < 20; i++) {
      raise(i * 31 * SECOND);
      end(i * 31 * SECOND + SECOND);
    }
    expect(told).toEqual([]);
  });

  it('gives way to a storm, and comes back after it where it goes on', () => {
    const { told, raise, end } = faultsOf();
    for (let i = 0; i < STORM; i++) {
      raise(i);
      end(i);
    }
    for (let i = 1; i < 20; i++) {
      raise(i * 15 * SECOND);
      end(i * 15 * SECOND);
    }
    expect(told.map((line) => line.replace(/^\d+ /, ''))).toEqual(['well > flapping', 'flapping > storm', 'storm > flapping']);
  });
});

it('is remembered across a restart, and each device is judged alone', () => {
  const { state, raise, faults } = faultsOf();
  for (let i = 0; i < STORM; i++) raise(0);
  faults.raise('other', 'sensor', 'x');
  const copy = new State('faults');
  const told: (string | undefined)[] = [];
  const restored = new Faults(copy, (_, is) => { told.push(is?.fault); });
  copy.restore(state.dump());
  expect([restored.row('cam'), restored.of('other')]).toEqual(['r', undefined]);
  copy.timers.run(10 * MINUTE);
  expect(told).toEqual([undefined]);
});
