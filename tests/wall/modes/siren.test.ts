import { describe, expect, it } from 'vitest';
import { ManualTime } from '#tests/support/manual-time';
import { Siren, TONES, type Voice } from '../../../wall/modes/siren.ts';

/** A browser's audio that writes down each pulse by its pitch, and sounds only where it may. */
function browser(state: AudioContextState): { audio: AudioContext; pulses: number[]; tell: () => void } {
  const pulses: number[] = [];
  const told: (() => void)[] = [];
  const node = { connect: (next: unknown) => next };
  const audio = {
    state, currentTime: 0, destination: {},
    addEventListener: (_: string, listener: () => void) => { told.push(listener); },
    createGain: () => ({ ...node, gain: { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined } }),
    createOscillator: () => {
      const frequency = { value: 0 };
      return { ...node, frequency, start: () => { pulses.push(frequency.value); }, stop: () => undefined };
    },
    resume: () => {
      audio.state = 'running';
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
  return { audio: audio as unknown as AudioContext, pulses, tell: () => { for (const one of told) one(); } };
}

function open(state: AudioContextState = 'running') {
  const time = new ManualTime();
  const voices: Voice[] = [];
  const { audio, pulses } = browser(state);
  return { time, voices, pulses, siren: new Siren(() => audio, time, (voice) => { voices.push(voice); }) };
}

describe('the sound of alarms', () => {
  it('is another tone for each severity: the graver, the higher, the more pulses and the more often', () => {
    const [first, second, third] = TONES;
    expect([first, second].every((tone, i) => {
      const next = [second, third][i];
      return tone && next && tone.pitch > next.pitch && tone.pulses > next.pulses && tone.every < next.every;
    })).toBe(true);
  });

  it('comes again and again until nothing sounds any more', () => {
    const { time, siren, pulses, voices } = open();
    siren.sound(2);
    expect([pulses, voices.at(-1)]).toEqual([[784, 784, 784], 'sounding']);
    time.pass(6_000);
    expect(pulses.length).toBe(6);
    siren.sound(0);
    time.pass(60_000);
    expect([pulses.length, voices.at(-1), time.pending]).toEqual([6, 'silent', 0]);
  });

  it('is at once that of what is graver', () => {
    const { siren, pulses } = open();
    siren.sound(3);
    siren.sound(1);
    expect(pulses).toEqual([523, ...Array<number>(5).fill(1_046)]);
  });

  it('that a browser holds back is said, and comes once somebody allowed it', async () => {
    const { time, siren, pulses, voices } = open('suspended');
    siren.sound(1);
    time.pass(10_000);
    expect([pulses, voices.at(-1)]).toEqual([[], 'blocked']);
    await siren.allow();
    expect([pulses.length, voices.at(-1)]).toEqual([5, 'sounding']);
  });
});
