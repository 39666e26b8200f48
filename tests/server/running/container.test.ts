import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '#server/config';
import { read, ROOT } from '#tests/structure/sources';
import { runProgram } from '#tests/support/programs';
import { tempDir } from '#tests/support/spawn-server';
import { BINARIES, nodeFault } from '../../../server/prepare.mjs';

const FILE = 'server/running/Dockerfile';
const COMPOSE = 'server/running/compose.yaml';
const LINTER = 'node_modules/dclint/bin/dclint.cjs';

const docker = DockerfileParser.parse(read(FILE));
const instructions = docker.getInstructions().map((one) => ({ word: one.getKeyword(), text: one.getArgumentsContent() ?? '' }));
const said = (word: string): string[] => instructions.filter((one) => one.word === word).map(({ text }) => text);
/** Those of the picture that runs, without what only built it. */
const last = instructions.slice(instructions.findLastIndex(({ word }) => word === 'FROM'));

describe('the Dockerfile', () => {
  it('has nothing that a linter finds', () => {
    expect(validate(read(FILE)).map(({ message, range }) => [range.start.line + 1, message])).toEqual([]);
  });

  it('stands on a Node that can run the server, and that its binary is made for', () => {
    const versions = said('FROM').map((text) => /^node:(\d+)-bookworm-slim(?: AS \w+)?$/.exec(text)?.[1] ?? '');
    expect(versions).toEqual(['22', '22']);
    expect(nodeFault(`${versions[0]}.99.0`)).toBeUndefined();
    expect(Object.keys(BINARIES)).toContain('uws_linux_x64_127.node');
  });

  it('copies what is there, and all that its ignore file lets through', () => {
    const copied = docker.getCOPYs().filter((one) => one.getFromFlag() === null).flatMap((one) => one.getArguments().slice(0, -1).map((word) => word.getValue()));
    expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    const through = read(`${FILE}.dockerignore`).split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(through.sort()).toEqual(copied.sort());
  });

  it('installs no tools of tests and runs no script of a package', () => {
    expect(said('RUN').filter((text) => text.includes('npm ') && !text.includes('npm run build'))).toEqual(['npm ci --omit=dev --ignore-scripts']);
  });

  it('runs as nobody in particular, keeps its data apart, and says how one asks whether it lives', () => {
    const words = last.map(({ word }) => word);
    expect(last.find(({ word }) => word === 'USER')?.text).toBe('node');
    expect(words.indexOf('USER')).toBeGreaterThan(words.lastIndexOf('RUN'));
    expect(last.find(({ word }) => word === 'VOLUME')?.text).toBe('/data');
    expect(last.find(({ word }) => word === 'HEALTHCHECK')?.text).toContain('/healthz');
  });
});

describe('the compose file', () => {
  it('has nothing that a linter finds, by the schema of Compose and by good practice', async () => {
    const { code, output } = await runProgram(process.execPath, [join(ROOT, LINTER), '--max-warnings', '0', join(ROOT, COMPOSE)]);
    expect([code, output]).toEqual([0, output]);
  });

  it('builds by this Dockerfile and reaches this machine alone', () => {
    const { services } = parse(read(COMPOSE)) as { services: { tongxin: { build: { context: string; dockerfile: string }; ports: string[] } } };
    const { build, ports } = services.tongxin;
    expect(existsSync(join(ROOT, 'server/running', build.context, build.dockerfile))).toBe(true);
    expect(ports.every((one) => one.startsWith('127.0.0.1:'))).toBe(true);
  });

  it('shows a config file with which the server takes the settings of the container', async () => {
    const dir = await tempDir();
    const file = join(dir.path, 'config.json');
    const [, shown = ''] = /^# {3}(\{.*\})$/m.exec(read(COMPOSE)) ?? [];
    await writeFile(file, shown);
    const env = Object.fromEntries((last.find(({ word }) => word === 'ENV')?.text ?? '').split(' ').map((pair) => pair.split('=') as [string, string]));
    expect(readConfig([], { ...env, TONGXIN_CONFIG: file })).toMatchObject({ host: '0.0.0.0', port: 8080, data: '/data', origins: ['https://wall.example'] });
    await dir.remove();
  });
});
