import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { binaryFault, BINARIES, missing, nodeFault } from '../../server/prepare.mjs';

describe('the version of Node', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '22.22.1', '24.3.0'])('%s is taken', (version) => {
    expect(nodeFault(version)).toBeUndefined();
  });

  it.each(['18.20.0', '20.18.3', '21.7.0', '22.11.0'])('%s is turned away in one sentence', (version) => {
    expect(nodeFault(version)).toMatch(new RegExp(`^Tongxin needs Node .*; this is ${version}[.]$`));
  });
});

describe('a package', () => {
  const kept = { version: '1.0.0', integrity: 'sha512-a' };
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/kept': kept,
    'node_modules/tool': { ...kept, dev: true },
    'node_modules/linter-or-tool': { ...kept, devOptional: true },
    'node_modules/for-another-machine': { ...kept, optional: true },
  };

  it('that the lock file names and that is not there is missing; a tool only where tools are wanted', () => {
    expect(missing(wanted, {}, { dev: false })).toEqual(['node_modules/kept']);
    expect(missing(wanted, {}, { dev: true })).toEqual(['node_modules/kept', 'node_modules/tool', 'node_modules/linter-or-tool']);
  });

  it('of the same content is not', () => {
    expect(missing(wanted, { 'node_modules/kept': kept }, { dev: false })).toEqual([]);
  });

  it.each([{ version: '1.0.1' }, { integrity: 'sha512-b' }])('with another %j is', (other) => {
    expect(missing(wanted, { 'node_modules/kept': { ...kept, ...other } }, { dev: false })).toEqual(['node_modules/kept']);
  });
});

describe('the binary that carries all connections (goal C2)', () => {
  const read = (name: string): Buffer => readFileSync(new URL(`../../node_modules/uWebSockets.js/dist/bin/${name}`, import.meta.url));
  const packed = existsSync(new URL('../../node_modules/uWebSockets.js/dist/bin', import.meta.url));

  it.skipIf(!packed)('is the one that was looked at, for each machine that we name', () => {
    for (const name of Object.keys(BINARIES)) expect(binaryFault(name, read(name))).toBeUndefined();
  });

  it.skipIf(!packed)('is turned away with one byte altered, and under a name that nobody looked at', () => {
    const [name = ''] = Object.keys(BINARIES);
    const bytes = read(name);
    expect(binaryFault('uws_plan9_x64_1.node', bytes)).toContain('is not the one');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(binaryFault(name, bytes)).toContain(`The binary ${name} of uWebSockets.js is not the one that this version was made with`);
  });
});
