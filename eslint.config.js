import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

const CLOCKS = 'Clocks and timers are injected (server/clock.ts); only a composition root or an adapter makes one.';
const RANDOM = 'Randomness is injected: a seeded generator, or one from a composition root.';

/** Where the machine's own clock, timers and randomness may be touched. */
const ADAPTERS = [
  'server/clock.ts', 'server/main.ts', 'wall/main.ts', 'wall/subscribe/timing.ts', 'tests/support/**', 'tests/bench/**', 'tests/faults/**', 'tests/soak/**', '**/*.mjs',
];

/** An import that the dependency rule forbids, told already in the editor; tests/structure/import-rule.test.ts holds all of it. */
const closed = (message, ...folders) => ['error', { patterns: [{ regex: `(^#|(^|/)\\.\\./)(${folders.join('|')})`, message }] }];

export default defineConfig(
  { ignores: ['node_modules/', 'dist/', 'coverage/', 'data/', '.cache/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [ts.configs.strictTypeChecked, svelte.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] } },
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    files: ['**/*.ts', '**/*.svelte'],
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      'svelte/no-at-html-tags': 'error',
    },
  },
  { files: ['**/*.svelte'], rules: { 'prefer-const': 'off', 'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$derived', '$bindable'] }] } },
  {
    files: ['**/*.ts', '**/*.svelte'],
    ignores: ADAPTERS,
    rules: {
      'no-restricted-globals': ['error', ...['setTimeout', 'setInterval', 'setImmediate'].map((name) => ({ name, message: CLOCKS }))],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: CLOCKS },
        { object: 'performance', property: 'now', message: CLOCKS },
        ...['setTimeout', 'setInterval'].map((property) => ({ object: 'window', property, message: CLOCKS })),
        { object: 'Math', property: 'random', message: RANDOM },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: CLOCKS },
        { selector: 'ExportDefaultDeclaration', message: 'Exports are named.' },
      ],
    },
  },
  { files: ['vite.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['server/observe/**'], rules: { 'no-console': 'off' } },
  { files: ['wall/**'], rules: { 'no-restricted-imports': closed('The wall knows the protocol and the scenes only.', 'server/(?!protocol/)', 'fixtures', 'tests') } },
  { files: ['scenes/**'], rules: { 'no-restricted-imports': closed('Scenes are data.', 'server/(?!protocol/)', 'fixtures', 'tests', 'wall') } },
  {
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
