import type { Random } from '#fixtures/random';
import type { TcpProxy } from '../support/tcp-proxy.ts';
import type { Book } from './book.ts';
import type { Crowd } from './crowd.ts';
import type { Site } from './site.ts';
import type { Writers } from './writers.ts';

/** What a fault befalls: a server, what feeds it, what watches it, and what it owes. */
export interface Field {
  readonly site: Site;
  readonly writers: Writers;
  readonly crowd: Crowd;
  readonly book: Book;
  /** Between the server and all others, where the fault asked for one. */
  readonly proxy: TcpProxy;
  readonly random: Random;
  readonly blocks: readonly string[];
  /** Says something once, after the table. */
  note(text: string): void;
  /** So many that were acknowledged are gone, as the fault itself found. */
  lose(count: number): void;
}

/** One kind of fault. */
export interface Fault {
  /** How many rounds there are where nobody says. */
  rounds: number;
  /** The server is reached through a proxy. */
  proxied?: true;
  /** Where its data lies, and what its config file holds. */
  data?: string;
  config?: object;
  /** Lets it happen once, and makes it over; resolves with the moment (ms) from which all should be right again. */
  strike(field: Field): Promise<number>;
  /** Lets sources say again what they have to, while displays are waited for. */
  settle?(field: Field): Promise<void>;
  /** Says what all rounds came to, and gives back what it took. */
  end?(field: Field): Promise<void>;
}
