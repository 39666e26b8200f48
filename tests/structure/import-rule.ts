import type { ICruiseOptions, IRegularForbiddenRuleType } from 'dependency-cruiser';

const PACKAGES = '(^|/)node_modules/';

/** A folder, and everything that its files may import. */
const only = (name: string, from: string, ...to: string[]): IRegularForbiddenRuleType =>
  ({ name, severity: 'error', from: { path: from }, to: { pathNot: to } });

/** A folder, and what its files may not import. */
const never = (name: string, from: IRegularForbiddenRuleType['from'], to: IRegularForbiddenRuleType['to']): IRegularForbiddenRuleType =>
  ({ name, severity: 'error', from, to });

/** The import rule: protocol < scenes < server, wall; protocol < fixtures. In words in ARCHITECTURE.md. */
export const importRule: ICruiseOptions = {
  validate: true,
  ruleSet: {
    forbidden: [
      only('protocol-is-a-leaf', '^server/protocol/', '^server/protocol/', `${PACKAGES}(zod|msgpackr)/`),
      only('scenes-are-data', '^scenes/', '^scenes/', '^server/protocol/', `${PACKAGES}zod/`),
      only('wall-knows-the-protocol', '^wall/', '^wall/', '^scenes/', '^server/protocol/', PACKAGES),
      never('wall-has-no-node', { path: '^wall/' }, { dependencyTypes: ['core'] }),
      never('server-stands-alone', { path: '^server/' }, { path: '^(wall|tests)/' }),
      never('main-alone-takes-fixtures', { path: '^server/', pathNot: '^server/main[.]ts$' }, { path: '^fixtures/' }),
      // Of the server, fixtures take the interfaces that a feed is made of, and what a district's folder holds.
      never('fixtures-are-feeds', { path: '^fixtures/' }, { path: '^(wall|tests)/|^server/(?!protocol/|clock[.]ts$|ingest/source[.]ts$|district/home[.]ts$)' }),
      never('no-cycle', {}, { circular: true }),
      never('resolvable', {}, { couldNotResolve: true }),
    ],
  },
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '[.](css|svg|png|jpg|woff2)$' },
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'svelte', 'default', 'types'], extensions: ['.ts', '.svelte', '.mjs', '.js'] },
};
