// The gates that are no vitest tests: types, components, lint. Each is a tool of its own, and counts as one test.
import { runTool } from '../server/prepare.mjs';

const GATES = [
  { name: 'types', file: 'typescript/bin/tsc', args: ['--noEmit', '--project', '.'] },
  { name: 'lint', file: 'eslint/bin/eslint.js', args: ['.', '--max-warnings', '0'] },
  { name: 'components', file: 'svelte-check/bin/svelte-check', args: ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'] },
];

const say = (line) => { process.stdout.write(`${line}\n`); };

/** Runs all gates, two at a time, and tells each result as it comes. Resolves with how many passed and failed. */
export async function runGates() {
  const waiting = [...GATES];
  const failed = [];
  const work = async () => {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
      const start = performance.now();
      const { code, output } = await runTool(gate.file, gate.args, { quiet: true });
      say(`${code === 0 ? '✓' : '✗'} ${gate.name}, ${((performance.now() - start) / 1000).toFixed(1)} s`);
      if (code !== 0) {
        failed.push(gate.name);
        say(output.trimEnd());
      }
    }
  };
  await Promise.all([work(), work()]);
  return { passed: GATES.length - failed.length, failed: failed.length };
}

/** Runs the vitest files that match a filter (all without one). A file that does not load counts as one failed test. */
export async function runVitest(filters = []) {
  const { startVitest } = await import('vitest/node');
  const vitest = await startVitest('test', filters, { watch: false, reporters: ['default'] });
  let passed = 0;
  let failed = vitest.state.getUnhandledErrors().length;
  for (const module of vitest.state.getTestModules()) {
    failed += module.errors().length;
    for (const suite of module.children.allSuites()) failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      else failed += 1;
    }
  }
  await vitest.close();
  return { passed, failed };
}

/** The closing line, and the exit code that goes with it. */
export function close(...results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  say(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exit(sum('failed') > 0 ? 1 : 0);
}
