import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempDir } from '../support/spawn-server.ts';
import { importRule } from './import-rule.ts';
import { ROOT } from './sources.ts';

/** `rule: importer > imported` for each import under `baseDir` that breaks the rule. */
async function broken(baseDir: string): Promise<string[]> {
  const { output } = await cruise(['server', 'scenes', 'fixtures', 'wall'], { ...importRule, baseDir });
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} > ${to}`);
}

it('every import keeps the rule', async () => {
  expect(await broken(ROOT)).toEqual([]);
});

describe('an import that breaks the rule is found', () => {
  const SAMPLES: [rule: string, file: string, source: string][] = [
    ['protocol-is-a-leaf', 'server/protocol/a.ts', "import 'pino';"],
    ['protocol-is-a-leaf', 'server/protocol/b.ts', "import 'node:fs';"],
    ['scenes-are-data', 'scenes/a.ts', "import '../server/clock.ts';"],
    ['wall-knows-the-protocol', 'wall/a.ts', "import type { Clock } from '#server/clock';"],
    ['wall-knows-the-protocol', 'wall/A.svelte', "<script lang=\"ts\">import { now } from '#server/clock'; now();</script>"],
    ['wall-has-no-node', 'wall/b.ts', "import 'node:path';"],
    ['server-stands-alone', 'server/a.ts', "import '../wall/c.ts';"],
    ['main-alone-takes-fixtures', 'server/b.ts', "import '#fixtures/c';"],
    ['fixtures-are-feeds', 'fixtures/a.ts', "import '../server/c.ts';"],
    ['no-cycle', 'scenes/d.ts', "import './e.ts';"],
    ['resolvable', 'server/d.ts', "import './nowhere.ts';"],
  ];
  const ALLOWED: [file: string, source: string][] = [
    ['server/clock.ts', 'export interface Clock { now: number }\nexport const now = () => 0;'],
    ['server/main.ts', "import '#fixtures/c';\nimport './clock.ts';"],
    ['server/c.ts', 'export {};'],
    ['server/protocol/c.ts', "import 'zod';"],
    ['wall/c.ts', "import '../server/protocol/c.ts';"],
    ['fixtures/c.ts', "import type { Clock } from '../server/clock.ts';\nexport type C = Clock;"],
  ];
  const OTHERS: [file: string, source: string][] = [
    ['package.json', '{ "type": "module", "imports": { "#server/*": "./server/*.ts", "#fixtures/*": "./fixtures/*.ts" } }'],
    ['scenes/e.ts', "import './d.ts';"],
  ];
  let found: string[] = [];
  let remove: () => Promise<void>;

  beforeAll(async () => {
    const dir = await tempDir();
    remove = dir.remove;
    await symlink(join(ROOT, 'node_modules'), join(dir.path, 'node_modules'));
    for (const [file, source] of [...SAMPLES.map(([, name, text]) => [name, text] as const), ...ALLOWED, ...OTHERS]) {
      await mkdir(dirname(join(dir.path, file)), { recursive: true });
      await writeFile(join(dir.path, file), source);
    }
    found = await broken(dir.path);
  });
  afterAll(() => remove());

  it.each(SAMPLES)('%s in %s', (rule, file) => {
    expect(found.filter((line) => line.startsWith(`${rule}: ${file} > `))).toHaveLength(1);
  });

  it.each(ALLOWED)('but not one in %s', (file) => {
    expect(found.filter((line) => line.includes(`: ${file} > `))).toEqual([]);
  });
});
