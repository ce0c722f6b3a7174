import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { known } from '../../../domain/catalogue/known.ts';
import { references } from '../../../domain/catalogue/reference-series.ts';
import { aggregate, type PlainFrequency } from '../../../domain/derivation/aggregate.ts';
import { computedPoint, type PointSeries } from '../../../domain/derivation/points.ts';
import { type Refusal, type Remedy, refusalProblem } from '../../../domain/derivation/refusal.ts';
import { refusalWords } from '../../../domain/derivation/refusal-words.ts';
import type { Computed } from '../../../domain/derivation/rows/derived-observation.ts';
import type { Problem } from '../../../domain/problems.ts';
import { type MissingReason, missingReasons, wordsOf } from '../../../domain/statements/codes.ts';
import { monthsOf } from '../../../domain/time/period.ts';
import type { RequestAddress } from '../../request/addresses.ts';
import type { Warning } from '../../response/warnings.ts';
import type { ObservationParameters } from '../observation-parameters.ts';
import { withoutComputation } from './combinations.ts';

/** In which language refusals are told, and what their indicators are called in it. */
interface Telling {
  readonly catalogue: Catalogue;
  readonly query: Pick<ObservationParameters, 'lang'>;
}

/** A series for which a computation means nothing. */
export interface Refused {
  readonly series: PointSeries;
  readonly refusal: Refusal;
}

/** The problem of a query none of whose series can be computed, with an address that works; null where nothing is refused. */
export function problemOf(
  refused: readonly Refused[],
  address: RequestAddress,
  telling: Telling,
): Problem | null {
  const refusals = toldOnce(refused, telling);
  const [first] = refusals;
  const remedy = first?.remedy;
  const change = remedy ? { cursor: null, ...ofItself(remedy), ...growthsOf(refusals) } : withoutComputation;
  return refusalProblem(refusals, (parameter) => address.given(parameter), address.with(change));
}

/** Another indicator is meant whatever its concept, topic and producer are. */
function ofItself(remedy: Remedy): Remedy {
  return remedy.indicator == null ? remedy : { concept: null, topic: null, producer: null, ...remedy };
}

/** The refusals of several series, those of one indicator in areas that would be mixed as one. */
function toldOnce(refused: readonly Refused[], telling: Telling): Refusal[] {
  const groups = Map.groupBy(refused, ({ series, refusal }) =>
    refusal.parameter === 'area' ? series.indicator.id : refusal,
  );
  return [...groups.values()].flatMap((group) => {
    const [{ refusal, series } = {}] = group;
    if (refusal === undefined) return [];
    if (telling.query.lang === 'zh') return { ...refusal, detail: inChinese(group, telling) };
    const others = new Set(group.map((each) => each.series.area));
    others.delete(series?.area ?? '');
    const same = others.size === 0 ? '' : ` The same holds for ${[...others].join(', ')}.`;
    return { ...refusal, detail: refusal.detail + same };
  });
}

/** The growth series of all indicators whose levels are not comparable, where the first refusal names one. */
function growthsOf([first, ...others]: readonly Refusal[]): { indicator?: string } {
  const growth = first?.problem === 'not-comparable' ? first.remedy?.indicator : null;
  if (!growth) return {};
  const more = others.flatMap(({ problem, remedy }) =>
    problem === 'not-comparable' ? (remedy?.indicator ?? []) : [],
  );
  return { indicator: [...new Set([growth, ...more])].join(',') };
}

/**
 * A refused series among others that can be computed: its points are null, in the unit that its result would have.
 * None where it has no period of the frequency asked for.
 */
export function nullSeries(
  { series, refusal }: Refused,
  {
    unit,
    to,
  }: { readonly unit: (from: PointSeries['indicator']) => string; readonly to: PlainFrequency | null },
): PointSeries {
  const missing = missingReasonOf(refusal);
  const nothing = {
    ...series,
    indicator: { ...series.indicator, unit: unit(series.indicator) },
    points: series.points.map((point) => computedPoint(point, missing)),
  };
  if (to === null) return nothing;
  const lower = series.frequency !== 'YTD' && monthsOf[to] > monthsOf[series.frequency];
  if (!lower) return { ...nothing, points: [] };
  const places = aggregate(nothing, { to, by: 'last', partial: true });
  return { ...places, points: places.points.map((point) => computedPoint(point, missing)) };
}

function missingReasonOf({ problem, code }: Refusal): MissingReason {
  if (code === 'noCommonPeriod') return 'noDivisor';
  return wordsOf(missingReasons).find((word) => word === code) ?? reasonOf[problem];
}

const reasonOf = {
  'not-computable': 'notComputable',
  'not-comparable': 'notComparable',
  'mixed-definitions': 'mixedDefinitions',
  'mismatched-areas': 'mismatchedAreas',
} as const satisfies Record<Refusal['problem'], MissingReason>;

/** The reason of refused series, which it names, in Chinese. */
function inChinese(refused: readonly Refused[], { catalogue }: Telling): string {
  const names = refused.map(({ series, refusal }) => {
    const name = known(catalogue.indicators, series.indicator.id).name.zh;
    const area = refusal.parameter === 'area' ? catalogue.areas.get(series.area) : undefined;
    return area === undefined ? name : `${area.name.zh}${name}`;
  });
  const reason = refused.map(({ refusal }) => refusalWords[refusal.code])[0] ?? '';
  return `${[...new Set(names)].join('、')}：${reason}`;
}

/** One warning for each reason, which names every indicator whose rows are null for it. */
export function warningsOfRefused(refused: readonly Refused[], telling: Telling): Warning[] {
  // A divisor that lacks a period is told with all others that it lacks.
  const told = refused.filter(({ refusal }) => refusal.code !== 'noCommonPeriod');
  const groups = Map.groupBy(told, ({ refusal }) => refusal.code);
  return [...groups].map(([code, members]) => {
    if (telling.query.lang === 'zh') return { code, detail: `未计算：${inChinese(members, telling)}` };
    const [first] = members;
    const names = [...new Set(members.map(nameOf))];
    const detail = first?.refusal.detail ?? '';
    // Some details are of a frequency and name no indicator.
    const isNamed = detail.includes(first?.series.indicator.id ?? '');
    const others = isNamed ? names.slice(1) : names;
    const same =
      others.length === 0 ? '' : ` ${isNamed ? 'The same' : 'This'} holds for ${others.join(', ')}.`;
    return { code, detail: `Not computed: ${detail}${same}` };
  });
}

/** The indicator, with its own growth where its levels are not comparable, and with its area where that is at fault. */
function nameOf({ series: { indicator, area, growth }, refusal }: Refused): string {
  if (refusal.parameter === 'area') return `${indicator.id} of ${area}`;
  return refusal.problem === 'not-comparable' && growth !== null
    ? `${indicator.id} (its own growth: ${growth})`
    : indicator.id;
}

/** Names the periods for which the divisor has no figure. */
export function withoutDivisor(
  rows: readonly Computed[],
  {
    query: { per, by, lang },
    catalogue,
  }: Telling & { readonly query: Pick<ObservationParameters, 'per' | 'by'> },
): Warning[] {
  const missing = rows.filter(({ point }) => point.missingReason === 'noDivisor');
  const divisor = per === undefined ? by : references[per];
  const periodsOf = (ahead: boolean) => {
    const own = missing.filter(({ point }) => (point.lane !== 'outturn') === ahead);
    return [...new Set(own.map(({ point }) => point.period.text))].sort().join(lang === 'zh' ? '、' : ', ');
  };
  const [outturns, ahead] = [periodsOf(false), periodsOf(true)];
  if (lang === 'zh') {
    const name = catalogue.indicators.get(divisor ?? '')?.name.zh;
    const details = [
      outturns && `${name}没有${outturns}的数值，这些时期不作计算。`,
      ahead && `作出${ahead}的预测或设定其目标时，${name}尚无已知数值，不作计算。`,
    ].filter(Boolean);
    return details.length === 0 ? [] : [{ code: 'noDivisor', detail: details.join('') }];
  }
  const details = [
    outturns && `${divisor} has no figure for ${outturns}: nothing is computed for these periods.`,
    ahead &&
      `No figure of ${divisor} for ${ahead} was known when these forecasts or targets were made: nothing is computed for them.`,
  ].filter(Boolean);
  return details.length === 0 ? [] : [{ code: 'noDivisor', detail: details.join(' ') }];
}
