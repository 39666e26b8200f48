import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { STREAM_KINDS } from '#protocol/cameras';
import { checkConfig, USAGE } from '#server/config';
import { FEED_KINDS } from '#server/ingest/feeds/index';
import { DESTINATION_KINDS } from '#server/outbound/kinds/index';
import { ROOT, read } from './sources.ts';

const DOCS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];

/** From where documents name files: the root, and a district's folder. */
const FOLDERS = ['', 'tests/support/yunxi'];

/** Words set as code in a document, fenced blocks left out. */
const words = (doc: string): string[] => [...read(doc).replace(/^```[^]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word);

const isPath = (word: string) => /^[\w.-]+(\/[\w.@-]+)*\/?$/.test(word) && (/[.](ts|mjs|js|svelte|css|html|json|md)$/.test(word) || /^(server|scenes|fixtures|wall|tests)\//.test(word));

describe.each(DOCS)('%s', (doc) => {
  it('names files that are there', () => {
    expect(words(doc).filter((word) => isPath(word) && !FOLDERS.some((folder) => existsSync(join(ROOT, folder, word))))).toEqual([]);
  });

  it('links to files that are there', () => {
    const targets = [...read(doc).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target).filter((target) => !target.includes(':'));
    expect(targets.filter((target) => !existsSync(join(ROOT, target)))).toEqual([]);
  });

  it('calls scripts that are there', () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    const called = [...read(doc).matchAll(/npm run ([\w-]+)/g)].map(([, script = '']) => script);
    expect(called.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });
});

it('the table of flags in README.md is that of the program', () => {
  const told = [...read('README.md').matchAll(/^\| `--([a-z-]+)/gm)].map(([, flag = '']) => flag);
  const known = [...USAGE.matchAll(/--([a-z-]+)/g)].map(([, flag = '']) => flag);
  expect(told.sort()).toEqual(known.sort());
});

it('the feeds in README.md are every kind there is, as the program takes them', () => {
  const [, shown = ''] = /^```json\n(\{ "feeds"[^]*?)^```$/m.exec(read('README.md')) ?? [];
  expect(checkConfig(JSON.parse(shown)).feeds.map(({ kind }) => kind).sort()).toEqual([...FEED_KINDS].sort());
});

it('so are the kinds of stream of a camera', () => {
  const [, shown = ''] = /^```json\n(\{ "video"[^]*?)^```$/m.exec(read('README.md')) ?? [];
  expect(new Set(checkConfig(JSON.parse(shown)).video.cameras.flatMap(({ streams }) => streams.map(({ kind }) => kind)))).toEqual(new Set(STREAM_KINDS));
});

it('so are the systems that are told', () => {
  const [, shown = ''] = /^```json\n(\{ "outbound"[^]*?)^```$/m.exec(read('README.md')) ?? [];
  expect(checkConfig(JSON.parse(shown)).outbound.map(({ kind }) => kind).sort()).toEqual([...DESTINATION_KINDS].sort());
});
