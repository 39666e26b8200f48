import type { CaseEvent } from './told.ts';

/** One way to a destination. */
export interface Sender {
  /** Resolves when the destination has taken the message. Rejects with Refused or Away, or with any other Error where it answers that it failed. */
  send(event: CaseEvent, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** The destination takes this message never. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** The destination takes no message now, and may in `after` ms at the earliest, where it says so: that is no message's fault. */
export class Away extends Error {
  override readonly name = 'Away';
  constructor(message: string, readonly after = 0, options?: ErrorOptions) { super(message, options); }
}
