import { ProtocolError } from '#protocol/errors';
import { FRAME } from '#protocol/frames';
import type { Standing } from '#protocol/remote';

/** Who follows one briefing at most. */
const FOLLOWERS = 8;
const OVER: Standing = { pages: [], page: 0 };

/** One connection, as whoever leads or follows a briefing. */
export interface Party { tell(frame: string, value: object): void }

interface Briefing { stage: Party; standing: Standing; followers: Set<Party> }

/**
 * Briefings and who leads them from elsewhere, by a code that the briefing makes and shows. Whoever has the code may turn its pages
 * and do nothing else. A briefing that comes back with its code finds its followers again; nothing outlives the connections.
 */
export class Remotes {
  private readonly briefings = new Map<string, Briefing>();

  /** A briefing stands there now; its last connection with this code wins. */
  present(stage: Party, code: string, standing: Standing): void {
    const known = this.briefings.get(code);
    if (!known) this.leave(stage);
    const briefing = known ?? { stage, standing, followers: new Set() };
    Object.assign(briefing, { stage, standing });
    this.briefings.set(code, briefing);
    for (const follower of briefing.followers) follower.tell(FRAME.presented, standing);
  }

  /** Throws ProtocolError `unknown-code`, or `too-many-subscriptions` where others follow it already. */
  follow(party: Party, code: string): void {
    const briefing = this.find(code);
    if (briefing.followers.size >= FOLLOWERS && !briefing.followers.has(party)) throw new ProtocolError('too-many-subscriptions', `at most ${FOLLOWERS} lead a briefing`);
    briefing.followers.add(party);
    party.tell(FRAME.presented, briefing.standing);
  }

  /** Throws ProtocolError `unknown-code`. */
  turn(code: string, page: number): void {
    const { stage, standing } = this.find(code);
    stage.tell(FRAME.turned, { page: Math.min(page, Math.max(0, standing.pages.length - 1)) });
  }

  /** A connection ended: the briefing on it is over, and it follows none. */
  leave(party: Party): void {
    for (const [code, { stage, followers }] of this.briefings) {
      followers.delete(party);
      if (stage !== party) continue;
      this.briefings.delete(code);
      for (const follower of followers) follower.tell(FRAME.presented, OVER);
    }
  }

  private find(code: string): Briefing {
    const briefing = this.briefings.get(code);
    if (!briefing) throw new ProtocolError('unknown-code', 'no briefing has this code now');
    return briefing;
  }
}
