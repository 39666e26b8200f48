import type { Stop, Timing } from '../subscribe/timing.ts';

/** How a severity sounds: so many pulses of a pitch (Hz), each so long and as far from the next (s), again after so long (ms). */
export interface Tone { readonly pitch: number; readonly pulses: number; readonly length: number; readonly every: number }

/** The graver, the higher, the more and the more often: told apart with the eyes shut. */
export const TONES: readonly Tone[] = [
  { pitch: 1_046, pulses: 5, length: 0.11, every: 2_500 },
  { pitch: 784, pulses: 3, length: 0.16, every: 6_000 },
  { pitch: 523, pulses: 1, length: 0.3, every: 20_000 },
];
/** Of full loudness, and how a pulse swells and fades (s), so that it does not click. */
const LOUD = 0.25;
const EDGE = 0.015;

/** Whether a browser lets the page sound: it does not before somebody touched it, unless it was started so. */
export type Voice = 'silent' | 'sounding' | 'blocked';

/** The sound of alarms that nobody has seen: the tone of the gravest, again and again until there is none. */
export class Siren {
  private audio: AudioContext | undefined;
  private severity = 0;
  private pending: Stop = () => undefined;

  /** `made` gives the browser's audio; `said` hears whether it may be heard. */
  constructor(private readonly made: () => AudioContext, private readonly timing: Pick<Timing, 'after'>, private readonly said: (voice: Voice) => void) {}

  /** Sounds for severity 1 to 3 from now on, or for nothing at 0. */
  sound(severity: number): void {
    if (severity === this.severity) return;
    this.severity = severity;
    this.pending();
    if (severity === 0) this.said('silent');
    else this.play();
  }

  /** Somebody touched the page, so the browser lets it sound. */
  async allow(): Promise<void> {
    await this.audio?.resume();
    if (this.severity > 0) {
      this.pending();
      this.play();
    }
  }

  stop(): void {
    this.sound(0);
    void this.audio?.close();
    this.audio = undefined;
  }

  private play(): void {
    const tone = TONES[this.severity - 1];
    if (!tone) return;
    this.audio ??= this.listen(this.made());
    if (this.audio.state === 'running') for (let i = 0; i < tone.pulses; i++) pulse(this.audio, tone, this.audio.currentTime + 2 * i * tone.length);
    this.tell();
    this.pending = this.timing.after(tone.every, () => { this.play(); });
  }

  private listen(audio: AudioContext): AudioContext {
    audio.addEventListener('statechange', () => { this.tell(); });
    return audio;
  }

  private tell(): void {
    if (this.severity > 0) this.said(this.audio?.state === 'running' ? 'sounding' : 'blocked');
  }
}

function pulse(audio: AudioContext, { pitch, length }: Tone, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUD, at + EDGE);
  volume.gain.setValueAtTime(LOUD, at + length - EDGE);
  volume.gain.linearRampToValueAtTime(0, at + length);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + length);
}
