import { load } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { served } from '../http/server.ts';
import { read } from '../project/files.ts';
import { alerts, dashboard, expressionsOf, metricsIn } from './monitoring.ts';

const server = served();
/** Names of the samples that the server prints, a histogram's `_bucket` among them. */
let printed: Set<string>;
beforeAll(async () => {
  await server().get('/v1');
  const text = await server().text('/metrics');
  printed = new Set([...text.matchAll(/^([a-z_0-9]+)(?=[{ ])/gm)].map(([, name = '']) => name));
  // Prometheus adds it itself.
  printed.add('up');
});

describe('the metrics of an expression', () => {
  it('are its names, without functions, labels, groupings and texts', () => {
    expect(
      metricsIn(
        'histogram_quantile(0.9, sum by (le, route) (rate(a_bucket{job="x_y", b=~"c"}[5m]))) / on (job) b_total > 1e3',
      ),
    ).toEqual(['a_bucket', 'b_total']);
  });
});

describe('the alerts', () => {
  it('ask only for metrics that the server has', () => {
    expect(alerts().length).toBeGreaterThan(5);
    for (const { alert, expr } of alerts()) {
      const names = metricsIn(expr);
      expect(names.length, alert).toBeGreaterThan(0);
      expect(
        names.filter((name) => !printed.has(name)),
        alert,
      ).toEqual([]);
    }
  });

  it('say what has happened and what to do, and each has a test', () => {
    const tests = read('deploy/prometheus-rules.test.yml');
    for (const { alert, labels, annotations } of alerts()) {
      expect(['critical', 'warning', 'info']).toContain(labels.severity);
      expect(annotations.summary, alert).toContain('$labels.instance');
      expect(annotations.description, alert).toMatch(/\.$/);
      expect(tests).toMatch(new RegExp(`alertname: ${alert}\\n +exp_alerts:\\n`));
    }
    expect(load(tests)).toMatchObject({ rule_files: ['prometheus-rules.yml'] });
  });
});

describe('the dashboard', () => {
  it('asks only for metrics that the server has', () => {
    const expressions = expressionsOf(dashboard());
    expect(expressions.length).toBeGreaterThan(10);
    for (const expression of expressions)
      expect(
        metricsIn(expression).filter((name) => !printed.has(name)),
        expression,
      ).toEqual([]);
  });

  it('has panels that do not overlap, each with a title and a unit', () => {
    const taken = new Set<string>();
    for (const { title, gridPos, fieldConfig } of dashboard().panels) {
      expect(title).not.toBe('');
      expect(fieldConfig.defaults.unit, title).toBeTruthy();
      const place = `${gridPos.x},${gridPos.y}`;
      expect(taken.has(place), title).toBe(false);
      taken.add(place);
    }
  });
});
