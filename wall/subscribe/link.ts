import type { Command, CommandName, Hello, Reply } from '#protocol/commands';
import type { Problem } from '#protocol/errors';

/** One connection to the server, from dialling to its end. */
export interface Link {
  /** Sends a command; `answered` is called at most once, and never where the answer got lost. */
  send<N extends CommandName>(name: N, command: Command<N>, answered: (reply: Reply) => void): void;
  /** Ends it without calling `closed`. */
  close(): void;
}

export interface LinkEvents {
  /** A frame came, not yet parsed. */
  frame(name: string, payload: unknown): void;
  /** The connection ended or never came to be; called at most once. */
  closed(reason: string, problem?: Problem): void;
}

/** Connects; may be asked again once the link before has ended. */
export type Dial = (hello: Hello, on: LinkEvents) => Link;
