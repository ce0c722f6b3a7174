import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { run } from '../clients/reader.ts';
import { root } from '../project/files.ts';
import { alerts, dashboard, expressionsOf } from './monitoring.ts';

const folder = mkdtempSync(join(tmpdir(), 'monitoring-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('Prometheus accepts the alerts, and each fires on its fault and on no ordinary day', () => {
  expect(run('promtool', ['check', 'rules', `${root}deploy/prometheus-rules.yml`])).toContain(
    `SUCCESS: ${alerts().length} rules`,
  );
  expect(run('promtool', ['test', 'rules', `${root}deploy/prometheus-rules.test.yml`])).toContain('SUCCESS');
});

it('Prometheus accepts the expressions of the dashboard', () => {
  const rules = expressionsOf(dashboard()).map((expression, place) => ({
    record: `dashboard:${place}`,
    expr: expression.replaceAll('$__rate_interval', '1m').replaceAll('$instance', '.*'),
  }));
  const file = join(folder, 'dashboard.yml');
  // JSON is YAML.
  writeFileSync(file, JSON.stringify({ groups: [{ name: 'dashboard', rules }] }));
  expect(run('promtool', ['check', 'rules', file])).toContain(`SUCCESS: ${rules.length} rules`);
});
