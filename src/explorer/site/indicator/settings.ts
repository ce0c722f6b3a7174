import { settingNames } from '../address/page-parameters.ts';
import type { Language } from '../languages.ts';
import type { Asked } from '../page.tsx';
import { textOrder, withQuery } from '../rows.ts';
import type { IndicatorAnswer } from './view.tsx';

type SettingName = (typeof settingNames)[number];

/** What an indicator page shows: all of it stands in the address. */
export interface Settings {
  /** Indicators drawn along with that of the page. */
  readonly compare: readonly string[];
  readonly chosen: Readonly<Partial<Record<SettingName, string>>>;
  /** How they are drawn, which only a picture asks for. */
  readonly look: Readonly<Partial<Record<'axis' | 'marks', string>>>;
}

/** The settings of an address. Its first and last year may also stand apart, as `from` and `to`. */
export function settingsOf({ query }: Pick<Asked, 'query'>, indicator: IndicatorAnswer): Settings {
  const { from = '', to = '', axis, marks } = query;
  const period = query.period || (from === '' && to === '' ? undefined : `${from}..${to}`);
  const given: Readonly<Record<string, string | undefined>> = { ...query, period };
  const chosen = settingNames.flatMap((name) => (given[name] ? [[name, given[name]] as const] : []));
  const compare = `${query.compare ?? ''},${query.add ?? ''}`
    .split(',')
    .filter((other) => other !== '' && other !== indicator.id);
  return {
    compare: [...new Set(compare)],
    chosen: completed(Object.fromEntries(chosen), indicator),
    look: {
      ...(axis === 'log' ? { axis } : {}),
      ...(marks === 'lines' || marks === 'bars' || marks === 'dots' ? { marks } : {}),
    },
  };
}

/** A setting that needs another gets it, and what belongs to none that is chosen goes. */
function completed(chosen: Settings['chosen'], indicator: IndicatorAnswer): Settings['chosen'] {
  const { transform, aggregate, per, currency, base, window, by, rate, frequency, revisions, ...rest } =
    chosen;
  // A quotient without its divisor is not asked for yet.
  const shown = transform === 'level' || (transform === 'ratio' && by === undefined) ? undefined : transform;
  const computed = [shown, aggregate, per, currency].some((word) => word !== undefined);
  const first = firstOf(indicator, { ...rest, frequency });
  const made = aggregate !== undefined && !['A', 'S', 'Q'].includes(frequency ?? '') ? 'A' : frequency;
  const all = {
    ...rest,
    frequency: made,
    transform: shown,
    aggregate,
    per,
    currency,
    base:
      shown === 'index' || shown === 'cagr' ? (base ?? (shown === 'index' ? first : undefined)) : undefined,
    window: shown === 'movingAverage' ? window : undefined,
    by: shown === 'ratio' ? by : undefined,
    rate: currency === undefined ? undefined : rate,
    // Computations take current figures alone.
    revisions: computed ? undefined : revisions,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function firstOf(indicator: IndicatorAnswer, chosen: Settings['chosen']): string | undefined {
  const area = areaShown(indicator, chosen);
  const frequency = frequencyShown(indicator, chosen);
  const [from = ''] = (chosen.period ?? '').split('..');
  const own = indicator.series.find(
    (entry) =>
      entry.lane === 'outturn' &&
      entry.area === area &&
      (frequency === null || entry.frequency === frequency),
  );
  const first = own?.firstPeriod;
  return first !== undefined && first.length === 4 && from.length === 4 && from > first ? from : first;
}

/** The path of the API for exactly the figures that are shown. */
export function figuresPath(
  indicator: IndicatorAnswer,
  { compare, chosen }: Settings,
  language: Language,
  more: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const { area: _, frequency: __, ...rest } = chosen;
  return withQuery('/v1/observations', {
    indicator: [indicator.id, ...compare].join(','),
    area: areaShown(indicator, chosen),
    frequency: frequencyShown(indicator, chosen),
    ...rest,
    lang: language.parameter,
    ...more,
  });
}

/** True where figures are computed and not shown as published. */
export function isComputedBy({ chosen }: Settings): boolean {
  const { transform, aggregate, currency, per } = chosen;
  return [transform, aggregate, currency, per].some((word) => word !== undefined);
}

/**
 * The area whose figures are shown, or several joined by commas: where none is chosen China,
 * else the one with the newest figure, and of these with the most.
 */
export function areaShown({ areas, series }: IndicatorAnswer, { area }: Settings['chosen']): string | null {
  if (area !== undefined) return area;
  if (areas.includes('CN')) return 'CN';
  const outturns = series.filter(({ lane }) => lane === 'outturn');
  const [newest] = (outturns.length === 0 ? series : outturns).toSorted(
    (a, b) => textOrder(b.lastPeriod, a.lastPeriod) || b.periods - a.periods,
  );
  return newest?.area ?? areas[0] ?? null;
}

/** The chosen frequency, else the one with the most periods in the area, a year where it comes near; null where there is only one. */
export function frequencyShown(indicator: IndicatorAnswer, chosen: Settings['chosen']): string | null {
  if (chosen.frequency !== undefined) return chosen.frequency;
  const areas = areaShown(indicator, chosen)?.split(',') ?? [];
  const own = indicator.series.filter(({ area }) => areas.includes(area));
  const outturns = own.filter(({ lane }) => lane === 'outturn');
  const counted = outturns.length === 0 ? own : outturns;
  const frequencies = [...new Set(counted.map(({ frequency }) => frequency))];
  if (indicator.frequencies.length < 2) return null;
  const periods = (one: string) =>
    counted.filter(({ frequency }) => frequency === one).reduce((sum, entry) => sum + entry.periods, 0);
  const most = frequencies.toSorted((a, b) => periods(b) - periods(a))[0] ?? null;
  return frequencies.includes('A') && periods('A') >= 3 ? 'A' : most;
}
