import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `vite build` makes the wall, `vite build --ssr` the server, `vitest` runs the tests. */
export default defineConfig(({ isSsrBuild }) => ({
  root: isSsrBuild ? at('.') : process.env['VITEST'] ? at('.') : at('wall'),
  plugins: [svelte()],
  resolve: {
    // The browser build of msgpackr tries `new Function`, which a strict content policy reports.
    alias: isSsrBuild || process.env['VITEST'] ? [] : [{ find: 'msgpackr', replacement: 'msgpackr/index-no-eval' }],
  },
  build: isSsrBuild
    ? { outDir: at('dist/server'), emptyOutDir: true, ssr: at('server/main.ts'), target: 'node20', sourcemap: true }
    : { outDir: at('dist/wall'), emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 900 },
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
}));
