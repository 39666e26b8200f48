import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../clock.ts';
import { ConfigError, isOwn, type Config } from '../config.ts';
import type { Log } from '../observe/log.ts';
import { Access } from './access.ts';
import type { Done } from './done.ts';
import { Oidc } from './oidc.ts';
import { AccessStore } from './store.ts';

/** Where accounts lie in a folder of data: one place for all districts and modes in it. */
export const accessDir = (data: string): string => join(data, 'access');

/** Opens what is known of who may come in. Throws ConfigError where others than this machine would reach a server that lets everybody do everything. */
export function openAccess(config: Pick<Config, 'data' | 'host' | 'origins' | 'access'>, log: Log, done: (done: Done) => Promise<void>): Access {
  const store = new AccessStore(accessDir(config.data));
  const clock = systemClock();
  const { oidc } = config.access;
  if (!isOwn(config) && oidc === undefined && store.empty) {
    throw new ConfigError(`by host ${[config.host, ...config.origins].join(', ')} others than this machine reach the server, and there are no accounts: make one with npm run account -- add NAME --rights watch,operate,direct,administer`);
  }
  return new Access({
    store, clock, random: randomInt, closed: !isOwn(config), done, failed: (error) => { log.error({ err: error }, 'a credential could not be written down'); },
    oidc: oidc && new Oidc(oidc, clientSecret(oidc.secretFile), () => clock.now()),
  });
}

function clientSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new ConfigError(`access.oidc.secretFile: ${file} cannot be read`, { cause });
  }
}
