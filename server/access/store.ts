import { mkdirSync } from 'node:fs';
import { open, type Database, type RootDatabase } from 'lmdb';
import type { AccessList, Right } from '#protocol/access';

/** An account as it is kept; of the password its hash (argon2id, with salt and cost in it). */
export interface Account { name: string; post: string; rights: Right[]; password: string; since: number }

/** A credential as it is kept, under the hash of its secret; times in ms. A session of an account has the account's rights, whatever these are by then. */
export type Credential = AccessList['credentials'][number] & {
  /** Of a session: the account, or '' where another service signed it in. */
  account: string;
};

/**
 * Accounts and credentials on disk, apart from every journal: one for all modes of a centre. Nothing is kept in memory, so what the command line changes holds at
 * once. Every promise resolves when the disk has it.
 */
export class AccessStore {
  private readonly env: RootDatabase;
  private readonly accountsOf: Database<Account, string>;
  private readonly credentialsOf: Database<Credential, string>;

  constructor(dir: string) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    this.env = open({ path: dir, noSubdir: false, overlappingSync: false, mapSize: 2 ** 26 });
    this.accountsOf = this.env.openDB({ name: 'accounts' });
    this.credentialsOf = this.env.openDB({ name: 'credentials' });
  }

  get empty(): boolean { return this.accountsOf.getCount() === 0; }
  account(name: string): Account | undefined { return this.accountsOf.get(name); }
  accounts(): Account[] { return [...this.accountsOf.getRange({})].map(({ value }) => value); }
  async putAccount(account: Account): Promise<void> { await this.accountsOf.put(account.name, account); }
  async dropAccount(name: string): Promise<void> { await this.accountsOf.remove(name); }

  credential(hash: string): Credential | undefined { return this.credentialsOf.get(hash); }
  credentials(): { hash: string; credential: Credential }[] { return [...this.credentialsOf.getRange({})].map(({ key, value }) => ({ hash: key, credential: value })); }
  async putCredential(hash: string, credential: Credential): Promise<void> { await this.credentialsOf.put(hash, credential); }
  async dropCredential(hash: string): Promise<void> { await this.credentialsOf.remove(hash); }
  /** Changes one, unless it was dropped meanwhile: what ended comes to no life again. */
  async changeCredential(hash: string, change: Partial<Credential>): Promise<void> {
    await this.credentialsOf.transaction(() => {
      const known = this.credentialsOf.get(hash);
      if (known) void this.credentialsOf.put(hash, { ...known, ...change });
    });
  }
  /** Ends the sessions of an account, all or all `but` one. */
  async endSessions(account: string, but = ''): Promise<void> {
    for (const { hash, credential } of this.credentials()) if (credential.account === account && hash !== but) await this.dropCredential(hash);
  }

  close(): Promise<void> { return this.env.close(); }
}
