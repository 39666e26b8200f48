import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { read } from './sources.ts';

const lock = z.object({
  packages: z.record(z.string(), z.object({
    version: z.string().optional(), resolved: z.string().optional(), integrity: z.string().optional(), license: z.string().optional(),
    dev: z.boolean().optional(), optional: z.boolean().optional(), devOptional: z.boolean().optional(), hasInstallScript: z.boolean().optional(),
  })),
}).parse(JSON.parse(read('package-lock.json')));

const packages = Object.entries(lock.packages).filter(([path]) => path !== '').map(([path, entry]) => ({ ...entry, path, name: path.replace(/^.*node_modules\//, '') }));
const namesOf = (found: readonly { name: string }[]) => [...new Set(found.map(({ name }) => name))].sort();

/** The official uWebSockets.js comes from its own repository where a reader swaps it in (see README.md). */
const swapped = (name: string) => name === 'uWebSockets.js';

/** Licences that ask for no more than a notice; MPL-2.0 is a build tool's (lightningcss). */
const LICENCES = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'OFL-1.1', 'MPL-2.0', 'Unlicense', '(MIT AND Zlib)']);

/** Packages whose licence the lock file does not say in these words, read by hand. */
const READ_BY_HAND = new Map([['splaytree-ts', 'BSD-3-Clause'], ['xmlhttprequest-ssl', 'MIT']]);

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
