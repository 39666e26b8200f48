import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runProgram } from '#tests/support/programs';
import { READ_BY_HAND } from '../../server/running/licences.mjs';
import { read, ROOT } from './sources.ts';

const lock = z.object({
  packages: z.record(z.string(), z.object({
    name: z.string().optional(), version: z.string().optional(), resolved: z.string().optional(), integrity: z.string().optional(), license: z.string().optional(),
    dev: z.boolean().optional(), optional: z.boolean().optional(), devOptional: z.boolean().optional(), hasInstallScript: z.boolean().optional(),
  })),
}).parse(JSON.parse(read('package-lock.json')));

const packages = Object.entries(lock.packages).filter(([path]) => path !== '').map(([path, entry]) => ({ ...entry, path, alias: entry.name, name: path.replace(/^.*node_modules\//, '') }));
const namesOf = (found: readonly { name: string }[]) => [...new Set(found.map(({ name }) => name))].sort();

/** The official uWebSockets.js comes from its own repository where a reader swaps it in (see README.md). */
const swapped = (name: string) => name === 'uWebSockets.js';

/** Licences that ask for no more than a notice; MPL-2.0 is a build tool's (lightningcss), Python-2.0 a test tool's (argparse). */
const LICENCES = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'OFL-1.1', 'MPL-2.0', 'Python-2.0', 'Unlicense', '(MIT AND Zlib)']);

const part = z.object({ 'bom-ref': z.string(), name: z.string() });
const BOM = z.object({ bomFormat: z.string(), metadata: z.object({ component: part }), components: z.array(part), dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })) });

describe('packages', () => {
  it('are all pinned by their content', () => {
    expect(namesOf(packages.filter(({ name, integrity }) => !integrity?.startsWith('sha512-') && !swapped(name)))).toEqual([]);
  });

  it('name no host: they come from whichever registry npm is told to use', () => {
    expect(namesOf(packages.filter(({ name, resolved }) => resolved !== undefined && !swapped(name)))).toEqual([]);
  });

  it('have no install script that is not known, and none is run', () => {
    expect(namesOf(packages.filter(({ hasInstallScript }) => hasInstallScript === true))).toEqual(['esbuild', 'lmdb', 'msgpackr-extract']);
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
  });

  it('have a licence of the list', () => {
    const licence = ({ name, license }: { name: string; license?: string | undefined }) => READ_BY_HAND.get(name) ?? license ?? 'none';
    expect(packages.filter((entry) => !LICENCES.has(licence(entry))).map((entry) => `${entry.name}: ${licence(entry)}`)).toEqual([]);
  });

  it('are at most 160 in production on one kind of machine', () => {
    const production = packages.filter(({ dev, devOptional, optional }) => !(dev ?? false) && !(devOptional ?? false) && !(optional ?? false));
    expect(production.length).toBeLessThanOrEqual(160);
  });

  it('are pinned to one version in package.json', () => {
    const { dependencies, devDependencies } = z.object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([name, version]) => !/^(npm:[\w.@/-]+@)?\d+[.]\d+[.]\d+$/.test(version) && !swapped(name));
    expect(loose).toEqual([]);
  });
});

describe('what production is made of', () => {
  const production = packages.filter(({ dev, devOptional }) => !(dev ?? false) && !(devOptional ?? false));
  const made = (script: string) => runProgram(process.execPath, [join(ROOT, 'server/running', script)]);

  it('is listed by licence', async () => {
    const { code, output } = await made('licences.mjs');
    const installed = production.filter(({ path }) => existsSync(join(ROOT, path)));
    expect([code, installed.filter(({ name, version = '' }) => !output.includes(`  ${name} ${version}  `)).map(({ name }) => name)]).toEqual([0, []]);
    expect([...output.matchAll(/^(\S.*) \(\d+\)$/gm)].map(([, licence = '']) => licence).filter((licence) => !LICENCES.has(licence))).toEqual([]);
  });

  it('is told as a bill of materials, whole and without what only tests want', async () => {
    const { code, output } = await made('sbom.mjs');
    const { bomFormat, metadata, components, dependencies } = BOM.parse(JSON.parse(output));
    expect([code, bomFormat, metadata.component.name]).toEqual([0, 'CycloneDX', 'tongxin']);
    const names = new Set(production.map(({ name, alias = name, version = '' }) => `${alias}@${version}`));
    expect(components.map((one) => one['bom-ref']).sort()).toEqual([...names].sort());
    expect(dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((ref) => ref !== metadata.component['bom-ref'] && !names.has(ref))).toEqual([]);
  });
});
