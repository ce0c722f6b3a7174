import { load } from 'js-yaml';
import { read } from '../project/files.ts';

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description: string };
}

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly gridPos: { readonly x: number; readonly y: number };
    readonly fieldConfig: { readonly defaults: { readonly unit: string } };
    readonly targets: readonly { readonly expr: string }[];
  }[];
  readonly annotations: { readonly list: readonly { readonly expr: string }[] };
}

export function alerts(): readonly Alert[] {
  const { groups } = load(read('deploy/prometheus-rules.yml')) as { groups: { rules: Alert[] }[] };
  return groups.flatMap(({ rules }) => rules);
}

export function dashboard(): Dashboard {
  return JSON.parse(read('deploy/grafana-dashboard.json'));
}

/** All expressions of a dashboard. */
export function expressionsOf({ panels, annotations }: Dashboard): string[] {
  const targets = [...panels.flatMap(({ targets }) => targets), ...annotations.list];
  return targets.map(({ expr }) => expr);
}

/** The names of the metrics that an expression of PromQL reads. */
export function metricsIn(expression: string): string[] {
  const bare = expression
    .replaceAll(/"[^"]*"/g, '')
    .replaceAll(/\{[^}]*\}|\[[^\]]*\]/g, '')
    .replaceAll(/\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, '');
  const names = [...bare.matchAll(/(?<![\w.])[a-zA-Z_:][\w:]*(?!\w)(?!\s*\()/g)].map(([name]) => name);
  return names.filter((name) => !['and', 'or', 'unless', 'bool', 'sum', 'max', 'min', 'avg'].includes(name));
}
