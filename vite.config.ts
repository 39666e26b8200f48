/// <reference types="vitest/config" />
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `vite build` makes the wall, `vite build --ssr` the server, `vitest` runs the tests. */
export default defineConfig(({ isSsrBuild, mode }) => {
  const browser = isSsrBuild !== true && mode !== 'test';
  return {
    root: browser ? at('wall') : at('.'),
    plugins: [svelte({ configFile: false })],
    resolve: {
      // In the browser nothing may compile code at run time, which a strict content policy forbids: msgpackr has a build
      // without it, and zod is told so before its first schema.
      alias: browser ? [
        { find: 'msgpackr', replacement: 'msgpackr/index-no-eval' },
        { find: /^zod$/, replacement: at('wall/zod.ts') },
      ] : [],
    },
    build: browser
      ? { outDir: at('dist/wall'), emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 900 }
      : { outDir: at('dist/server'), emptyOutDir: true, ssr: true, rolldownOptions: { input: at('server/main.ts') }, target: 'node20', sourcemap: true },
    test: {
      pool: 'forks',
      testTimeout: 30_000,
      hookTimeout: 60_000,
      // What is quick runs first; what drives browsers and processes runs alone, after it.
      projects: [
        { extends: true, test: { name: 'unit', setupFiles: ['tests/support/property-seed.ts'], include: ['tests/**/*.test.ts'], exclude: ['tests/e2e/**'], sequence: { groupOrder: 0 } } },
        { extends: true, test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], fileParallelism: false, sequence: { groupOrder: 1 } } },
      ],
    },
  };
});
