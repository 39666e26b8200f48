import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenario, type Scenario } from '#protocol/worlds';
import { ConfigError } from '../config.ts';

/** The scenarios of a folder, one JSON file each (server/protocol/worlds.ts). Throws ConfigError naming the file that is none. */
export function readScenarios(dir: string): Scenario[] {
  return readdirSync(dir).filter((file) => file.endsWith('.json')).sort().map((file) => {
    try {
      return scenario.parse(JSON.parse(readFileSync(join(dir, file), 'utf8')));
    } catch (cause) {
      throw new ConfigError(`The exercise ${join(dir, file)} is none: ${(cause as Error).message}.`, { cause });
    }
  });
}
