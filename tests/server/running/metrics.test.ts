import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { read, ROOT } from '#tests/structure/sources';
import { runProgram } from '#tests/support/programs';
import { ask } from '#tests/support/request';
import { tempDir } from '#tests/support/spawn-server';
import { startTestServer, type Started } from '#tests/support/start-server';

interface Panel { id: number; title: string; gridPos: { x: number; y: number; w: number; h: number }; targets?: { expr: string }[] }

const ALERTS = 'server/running/prometheus/alerts.yaml';
const { panels } = JSON.parse(read('server/running/grafana/dashboard.json')) as { panels: Panel[] };
const queries = panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ where: title, expr })));
const { groups } = parse(read(ALERTS)) as { groups: { rules: { alert: string; expr: string }[] }[] };
const rules = groups.flatMap((group) => group.rules).map(({ alert, expr }) => ({ where: alert, expr }));

let server: Started;
let text: string;
beforeAll(async () => {
  server = await startTestServer();
  text = (await ask(server.url, '/metrics')).body.toString();
});
afterAll(() => server.end());

/** Every name of a series that the server tells, those that a histogram is made of too; and `up`, which is Prometheus' own. */
const series = () => new Set(['up', ...[...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name = '', type]) => (type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name]))]);
const namesIn = (expr: string): string[] => expr.match(/\b(?:up\b|(?:tongxin|process|nodejs)_\w+)/g) ?? [];

describe('GET /metrics', () => {
  it('is named by the conventions of Prometheus', async () => {
    expect(await runProgram('promtool', ['check', 'metrics'], text)).toEqual({ code: 0, output: '' });
    for (const [, name = '', type = ''] of text.matchAll(/^# TYPE (\w+) (\w+)$/gm)) {
      expect([name, /^(tongxin|process|nodejs)_/.test(name), name.endsWith('_total')]).toEqual([name, true, type === 'counter']);
    }
  });
});

describe.each([{ what: 'the dashboard', all: queries }, { what: 'the rules', all: rules }])('$what', ({ all }) => {
  it('ask for what a running server tells', () => {
    const known = series();
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter(({ expr }) => namesIn(expr).length === 0)).toEqual([]);
    expect(all.flatMap(({ where, expr }) => namesIn(expr).filter((name) => !known.has(name)).map((name) => `${where}: ${name}`))).toEqual([]);
  });
});

describe('the dashboard', () => {
  it('asks in words that Prometheus understands', async () => {
    const dir = await tempDir();
    const file = join(dir.path, 'queries.json');
    const expr = (one: string) => one.replaceAll('$__rate_interval', '5m').replaceAll('$instance', '.*');
    await writeFile(file, JSON.stringify({ groups: [{ name: 'dashboard', rules: queries.map((one, i) => ({ record: `q${i}`, expr: expr(one.expr) })) }] }));
    expect(await runProgram('promtool', ['check', 'rules', file])).toMatchObject({ code: 0 });
    await dir.remove();
  });

  it('has panels that are known apart and do not overlap', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const over = (a: Panel['gridPos'], b: Panel['gridPos']) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
    expect(panels.flatMap((a, i) => panels.slice(i + 1).filter((b) => over(a.gridPos, b.gridPos)).map((b) => `${a.title}, ${b.title}`))).toEqual([]);
  });
});

describe('the rules', () => {
  it('are rules that promtool accepts, and say what they should of series that are well and not well', async () => {
    expect(await runProgram('promtool', ['check', 'rules', '--lint-fatal', join(ROOT, ALERTS)])).toMatchObject({ code: 0 });
    expect(await runProgram('promtool', ['test', 'rules', join(ROOT, 'tests/server/running/alerts.test.yaml')])).toMatchObject({ code: 0 });
  });

  it('are each tried', () => {
    const tried = read('tests/server/running/alerts.test.yaml');
    expect(rules.filter(({ where }) => !tried.includes(`alertname="${where}"`))).toEqual([]);
  });
});
