import { RIGHTS, type Right } from '#protocol/access';
import { accessDir } from '#server/access/open';
import { hashPassword } from '#server/access/passwords';
import { AccessStore } from '#server/access/store';
import { ask, type Reply } from './request.ts';

export const PASSWORD = 'correct horse battery';

/** One account for each right, of its name, and one with all of them: all with the same password. */
export async function makeAccounts(data: string): Promise<void> {
  const store = new AccessStore(accessDir(data));
  const password = await hashPassword(PASSWORD);
  const all: [string, Right[]][] = [['chief', [...RIGHTS]], ...RIGHTS.map((right): [string, Right[]] => [right, [right]])];
  for (const [name, rights] of all) await store.putAccount({ name, post: `${name} post`, rights, password, since: 1 });
  await store.close();
}

/** The cookies that an answer sets, as a browser sends them back. */
export const cookiesOf = ({ headers }: Reply): string => [headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0] ?? '').join('; ');

/** Posts as a page of ours does, with a cookie. */
export const post = (url: string, path: string, body: object, cookie = '', headers: Record<string, string> = {}): Promise<Reply> =>
  ask(url, path, { method: 'POST', headers: { origin: url, 'content-type': 'application/json', ...(cookie !== '' && { cookie }), ...headers }, body: JSON.stringify(body) });

/** Signs an account in; its cookie. */
export async function signIn(url: string, name: string, password = PASSWORD): Promise<string> {
  const reply = await post(url, '/api/sign-in', { name, password });
  if (reply.status !== 200) throw new Error(`${name}: ${reply.status} ${reply.body.toString()}`);
  return cookiesOf(reply);
}

/** Lets in a screen of that name as somebody who may; its cookie. */
export async function letIn(url: string, display: string, by: string, more: object = {}): Promise<string> {
  const waiting = (await post(url, '/api/pairing', { display })).json() as { code: string; claim: string };
  const entered = await post(url, '/api/access/displays', { code: waiting.code, ...more }, by);
  if (entered.status !== 201) throw new Error(entered.body.toString());
  return cookiesOf(await post(url, '/api/pairing/claim', { claim: waiting.claim }));
}
