import * as z from 'zod';
import { account, RIGHTS } from '#protocol/access';
import { systemClock } from '../clock.ts';
import { dataOf, readWords } from '../command-line.ts';
import { ConfigError } from '../config.ts';
import { accessDir } from './open.ts';
import { hashPassword } from './passwords.ts';
import { AccessStore } from './store.ts';

export const ACCOUNT_USAGE = `npm run account -- add NAME --rights ${RIGHTS.join(',')} [--post POST] [--data DIR]   (the password is the first line that it reads)
npm run account -- list [--data DIR]
npm run account -- remove NAME [--data DIR]`;

/**
 * Accounts from the command line, also of a server that runs: the first one has to come from here where a server is to be reached from elsewhere. Resolves with what
 * there is to say. Rejects with ConfigError.
 */
export async function accountCommand(args: readonly string[], env: Readonly<Record<string, string | undefined>>, password: () => Promise<string>): Promise<string[]> {
  const { values, positionals: [what, name, ...more] } = readWords(args, { rights: { type: 'string' }, post: { type: 'string' }, data: { type: 'string' } }, ACCOUNT_USAGE);
  if (more.length > 0) throw new ConfigError(`${more.join(' ')}: more than is understood.\n${ACCOUNT_USAGE}`);
  const store = new AccessStore(accessDir(dataOf(values.data, env)));
  try {
    if (what === 'list' && name === undefined) return store.accounts().map((one) => `${one.name}\t${one.post}\t${one.rights.join(' ')}`);
    if (what === 'remove' && name !== undefined) return await remove(store, name);
    if (what === 'add' && name !== undefined) return await add(store, { name, rights: values.rights?.split(',').filter(Boolean) ?? [], ...(values.post !== undefined && { post: values.post }), password: await password() });
    throw new ConfigError(ACCOUNT_USAGE);
  } finally {
    await store.close();
  }
}

async function add(store: AccessStore, given: unknown): Promise<string[]> {
  const result = account.safeParse(given);
  if (!result.success) throw new ConfigError(z.prettifyError(result.error));
  const { name, post, rights, password = '' } = result.data;
  if (store.empty && !rights.includes('administer')) throw new ConfigError('the first account needs the right to administer, or nobody could let others in');
  await store.putAccount({ name, post: post ?? name, rights, password: await hashPassword(password), since: systemClock().now() });
  return [`${name} may ${rights.join(', ') || 'nothing yet'}, as ${post ?? name}`];
}

async function remove(store: AccessStore, name: string): Promise<string[]> {
  if (!store.account(name)) throw new ConfigError(`there is no account ${name}`);
  await store.dropAccount(name);
  await store.endSessions(name);
  return [`${name} is gone`];
}
