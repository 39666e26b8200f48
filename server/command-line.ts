import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ConfigError, DATA } from './config.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The words and options of a command, read strictly. Throws ConfigError in one sentence that ends with how it is called. */
export function readWords<O extends Options>(args: readonly string[], options: O, usage: string) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new ConfigError(`${(error as Error).message.split('. ')[0] ?? ''}; ${usage}`);
  }
}

/** The folder of data that a command is about: as it was asked for, as the environment says, or the one that a server takes by itself. */
export const dataOf = (given: string | undefined, env: Readonly<Record<string, string | undefined>>): string => given ?? env['TONGXIN_DATA'] ?? DATA;
