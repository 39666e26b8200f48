import { eventType } from '#protocol/events';
import type { Display } from '../../subscribe/display.svelte.ts';
import { freshId, sendEvent } from '../send.ts';

const KEY = 'tongxin-visitors';
/** How long until the server is told again where it could not be, ms. */
const AGAIN = 3_000;
/** Visitors are there now, whatever world the wall shows. */
const LIVING = { base: '' };
/** Who presses a key on a wall is no post, but for an officer who signed in on it. */
const POST = '屏墙';

/**
 * Whether visitors stand before a wall. Who presses the key here need not wait for the server: nothing internal is shown from that moment
 * on. Only the server, and so an officer at the console, says that they are gone; a page that was loaded anew remembers until it says so.
 */
export class Visitors {
  private pressed = $state(false);
  private known = $state(false);

  constructor(private readonly wall: string, private readonly display: Display, private readonly memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, private readonly post: () => string = () => '') {
    this.known = memory.getItem(KEY) === wall;
  }

  get here(): boolean { return this.pressed || this.known; }

  /** What the server says of the wall; `ready` where it said anything yet. */
  hear(ready: boolean, here: boolean): void {
    if (!ready) return;
    if (here) this.pressed = false;
    this.known = here;
    if (here) this.memory.setItem(KEY, this.wall);
    else this.memory.removeItem(KEY);
  }

  /** Visitors come: tells the server, again and again until it knows. */
  come(): void {
    if (this.here) return;
    this.pressed = true;
    void this.tell(freshId(this.display));
  }

  private async tell(id: string): Promise<void> {
    const sent = await sendEvent(LIVING, id, eventType('direct'), { post: this.post() || POST, action: 'visitors', target: this.wall });
    if (!sent.recorded) this.display.timing.after(AGAIN, () => { void this.tell(id); });
  }
}
