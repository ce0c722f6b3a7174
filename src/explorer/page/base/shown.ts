import { path } from './api.ts';
import { langParameter } from './language.ts';
import type { IndicatorDetail, Series } from './model.ts';

/** Controls of the indicator page, under the names that the API gives its parameters. */
export const controls = [
  'area',
  'frequency',
  'period',
  'transform',
  'base',
  'window',
  'by',
  'aggregate',
  'partial',
  'per',
  'currency',
  'rate',
  'scale',
  'asOf',
  'revisions',
] as const;

export type Control = (typeof controls)[number];

/** What an indicator page shows: all of it stands in the address. */
export interface Shown {
  readonly indicator: string;
  readonly compare: readonly string[];
  readonly chosen: Readonly<Partial<Record<Control, string>>>;
}

export function readShown(indicator: string, query: URLSearchParams): Shown {
  const given = controls.flatMap((name) => {
    const value = query.get(name);
    return value === null || value === '' ? [] : [[name, value] as const];
  });
  const compare = (query.get('compare') ?? '').split(',').filter((id) => id !== '' && id !== indicator);
  return { indicator, compare: [...new Set(compare)], chosen: Object.fromEntries(given) };
}

/** The address of the page that shows this. */
export function pageAddress({ indicator, compare, chosen }: Shown): string {
  return path(`/indicators/${indicator}`, { ...chosen, compare: compare.join(',') });
}

/** The address of the API for exactly this, as a path. */
export function apiAddress(
  shown: Shown,
  detail: IndicatorDetail,
  extra: Readonly<Record<string, string>> = {},
): string {
  const { area, frequency, transform, ...rest } = shown.chosen;
  return path('/v1/observations', {
    indicator: [shown.indicator, ...shown.compare].join(','),
    area: area ?? usualArea(detail),
    frequency: frequency ?? usualFrequency(detail),
    // A quotient without its divisor is not asked for yet.
    transform: transform === 'ratio' && rest.by === undefined ? undefined : transform,
    ...rest,
    ...langParameter(),
    ...extra,
  });
}

const companions: Readonly<Partial<Record<Control, readonly Control[]>>> = {
  transform: ['base', 'window', 'by'],
  aggregate: ['partial', 'frequency'],
  frequency: ['base'],
  currency: ['rate'],
};

/** The same with another setting; what belonged to the old one alone goes with it. */
export function withChoice(shown: Shown, name: Control, value: string): Shown {
  const gone: readonly string[] = [name, ...(companions[name] ?? [])];
  const rest = Object.fromEntries(Object.entries(shown.chosen).filter(([key]) => !gone.includes(key)));
  return { ...shown, chosen: value === '' ? rest : { ...rest, [name]: value } };
}

/** True where figures are computed and not shown as published. */
export function isComputed({ chosen }: Shown): boolean {
  return ['transform', 'aggregate', 'currency', 'per'].some((name) => name in chosen);
}

/** China where the indicator has it, else every area. */
export function usualArea({ areas }: IndicatorDetail): string | null {
  return areas.length > 1 && areas.includes('CN') ? 'CN' : null;
}

/** The frequency with the most periods, a year where it comes near; null where there is only one. */
export function usualFrequency({ series, frequencies }: IndicatorDetail): string | null {
  if (frequencies.length < 2) return null;
  const periods = (frequency: string) =>
    series
      .filter((entry: Series) => entry.frequency === frequency && entry.lane === 'outturn')
      .reduce((sum, entry) => sum + entry.periods, 0);
  const most = frequencies.toSorted((a, b) => periods(b) - periods(a))[0] ?? null;
  return frequencies.includes('A') && periods('A') >= 3 ? 'A' : most;
}
