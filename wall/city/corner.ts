import { css } from './colour.ts';
import type { Palette } from './palette.ts';
import type { Scale } from './scale.ts';

/** What stands in the corners of the map: the key of the heights with what is not to be taken literally, the alarms without a label, and the warning of the weather. */
export class Corners {
  readonly key = element('div', 'city-corner');
  readonly rest = element('div', 'city-rest');
  readonly warning = element('div', 'city-warning');

  /** Writes the key: `open` names what is counted; of the notes the empty ones are left out. */
  writeKey(open: string, { low, high }: Scale, { levels }: Palette, notes: readonly string[]): void {
    const steps = element('span', 'city-steps');
    levels.slice(1).forEach((tone, i) => {
      const bar = element('i');
      bar.style.setProperty('--step', String(i + 1));
      bar.style.setProperty('--tone', css(tone));
      steps.append(bar);
    });
    const scale = element('div');
    scale.append(element('span', '', open), element('b', '', String(low)), steps, element('b', '', `${high}+`));
    this.key.replaceChildren(scale, element('div', '', notes.filter(Boolean).join(' · ')));
  }

  /** The warning of the weather by shape, colour and text. */
  writeWarning({ text, grade }: { text: string; grade: number }): void {
    this.warning.dataset['grade'] = String(grade);
    this.warning.textContent = text;
  }

  writeRest(text: string): void { this.rest.textContent = text; }
}

function element(tag: 'div' | 'span' | 'i' | 'b', className = '', text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
