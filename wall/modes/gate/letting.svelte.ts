import { paired } from '#protocol/access';
import { posted } from '../posted.ts';

/** A screen before a closed door: the code that it shows, until somebody lets it in by that. */
export class Letting {
  /** '' until there is one. */
  code = $state('');
  /** Until when the code is good, ms of the server's own clock. */
  until = $state(0);
  away = $state(false);
  private claim = '';
  private looking = false;

  constructor(private readonly screen: string, private readonly entered: () => void) {}

  /** Asks for a code, or whether somebody entered it; a code that is good no more is followed by another one. Never rejects. */
  async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    const answer = await (this.claim === '' ? posted('/api/pairing', paired, JSON.stringify({ display: this.screen })) : posted('/api/pairing/claim', paired, JSON.stringify({ claim: this.claim })));
    this.looking = false;
    this.away = 'fault' in answer && answer.fault === 'unreachable';
    if ('fault' in answer) {
      if (answer.fault === 'unknown-code') this.claim = this.code = '';
      return;
    }
    const said = answer.value;
    if (said.state === 'in') this.entered();
    else [this.code, this.until, this.claim] = [said.code, said.until, said.claim];
  }
}
