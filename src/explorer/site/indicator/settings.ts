import type { Language } from '../languages.ts';
import type { Asked } from '../page.tsx';
import { withQuery } from '../rows.ts';
import type { IndicatorAnswer } from './view.tsx';

/** Settings of the indicator page that the API knows, under the names of its parameters. */
export const settingNames = [
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

type SettingName = (typeof settingNames)[number];

/** What an indicator page shows: all of it stands in the address. */
export interface Settings {
  /** Indicators drawn along with that of the page. */
  readonly compare: readonly string[];
  readonly chosen: Readonly<Partial<Record<SettingName, string>>>;
}

/** The settings of an address. */
export function settingsOf({ query }: Asked, { id }: IndicatorAnswer): Settings {
  const chosen = settingNames.flatMap((name) => (query[name] ? [[name, query[name]] as const] : []));
  const compare = (query.compare ?? '').split(',').filter((other) => other !== '' && other !== id);
  return { compare: [...new Set(compare)], chosen: Object.fromEntries(chosen) };
}

/** The path of the API for exactly the figures that are shown. */
export function figuresPath(
  indicator: IndicatorAnswer,
  { compare, chosen }: Settings,
  language: Language,
  more: Readonly<Record<string, string | number>> = {},
): string {
  const { transform, ...rest } = chosen;
  return withQuery('/v1/observations', {
    indicator: [indicator.id, ...compare].join(','),
    ...rest,
    area: areaShown(indicator, chosen),
    frequency: chosen.frequency ?? usualFrequency(indicator),
    // A quotient without its divisor is not asked for yet.
    transform: transform === 'ratio' && chosen.by === undefined ? null : transform,
    lang: language.parameter,
    ...more,
  });
}

/**
 * The area whose figures are shown, or several joined by commas: where none is chosen China,
 * else the one with the newest figure, and of these with the most.
 */
export function areaShown({ areas, series }: IndicatorAnswer, { area }: Settings['chosen']): string | null {
  if (area !== undefined) return area;
  if (areas.includes('CN')) return 'CN';
  const [newest] = series.toSorted(
    (a, b) => b.lastPeriod.localeCompare(a.lastPeriod) || b.periods - a.periods,
  );
  return newest?.area ?? areas[0] ?? null;
}

/** The frequency with the most periods, a year where it comes near; null where there is only one. */
function usualFrequency({ series, frequencies }: IndicatorAnswer): string | null {
  if (frequencies.length < 2) return null;
  const periods = (frequency: string) =>
    series
      .filter((entry) => entry.frequency === frequency && entry.lane === 'outturn')
      .reduce((sum, entry) => sum + entry.periods, 0);
  const most = frequencies.toSorted((a, b) => periods(b) - periods(a))[0] ?? null;
  return frequencies.includes('A') && periods('A') >= 3 ? 'A' : most;
}
