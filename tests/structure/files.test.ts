import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, files, lines, read, sources } from './sources.ts';

/** Code, without these tests, which hold the words that they look for. */
const code = sources.filter((path) => !path.endsWith('.css') && !path.startsWith('tests/structure/'));

/** `path:line` of every line of the files that matches. */
function where(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) => read(path).split('\n').flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}`] : [])));
}

describe('files', () => {
  it('are at most 400 lines long', () => {
    expect(sources.filter((path) => lines(path) > 400)).toEqual([]);
  });

  it('have a median under 100 lines', () => {
    const sizes = sources.map(lines).sort((a, b) => a - b);
    expect(sizes[sizes.length >> 1]).toBeLessThan(100);
  });

  it('are named in kebab-case, components in Pascal-case', () => {
    const fits = (name: string) => (name.endsWith('.svelte') ? /^[A-Z][A-Za-z0-9]*[.]svelte$/ : /^[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9-]+)+$/).test(name);
    expect(sources.filter((path) => !fits(basename(path)))).toEqual([]);
  });

  it('lie in the fixed folders', () => {
    const folders = new Set(files.filter((path) => path.includes('/')).map((path) => path.split('/')[0]));
    expect([...folders].sort()).toEqual(['.ci', 'fixtures', 'scenes', 'server', 'tests', 'wall']);
  });

  it('are small: no picture and no data set over 600 KB', () => {
    expect(files.filter((path) => statSync(join(ROOT, path)).size > 600_000)).toEqual([]);
  });
});

describe('code', () => {
  it('switches no check off', () => {
    expect(where(code, /eslint-(disable|enable)|@ts-(ignore|nocheck|expect-error)|svelte-ignore|istanbul ignore/)).toEqual([]);
  });

  it('skips no test', () => {
    expect(where(code, /\b(it|test|describe)[.](skip|only|todo|fails)\b/)).toEqual([]);
  });

  it('has nothing left to do in a comment', () => {
    expect(where(code, /(\/\/|\*).*\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
  });

  it('never makes HTML from text', () => {
    expect(where(code.filter((path) => path.startsWith('wall/')), /@html|[.](inner|outer)HTML\s*[+]?=|insertAdjacentHTML|document[.]write\b/)).toEqual([]);
  });

  it('names its exports, configuration excepted', () => {
    expect(where(code.filter((path) => path.includes('/')), /^export default/)).toEqual([]);
  });
});
