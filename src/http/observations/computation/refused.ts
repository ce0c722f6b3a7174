import { aggregate, type PlainFrequency } from '../../../domain/derivation/aggregate.ts';
import { computedPoint, type PointSeries } from '../../../domain/derivation/points.ts';
import { type Refusal, type Remedy, refusalProblem } from '../../../domain/derivation/refusal.ts';
import { refusalWords } from '../../../domain/derivation/refusal-words.ts';
import type { Problem } from '../../../domain/problems.ts';
import { type MissingReason, missingReasons, wordsOf } from '../../../domain/statements/codes.ts';
import { monthsOf } from '../../../domain/time/period.ts';
import type { RequestAddress } from '../../request/addresses.ts';
import type { Warning } from '../../response/warnings.ts';
import { withoutComputation } from './combinations.ts';
import { areaNames, areasOf, joinedNames, nameOfSeries, someAreas, type Telling } from './series-names.ts';

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

/** The refusals of several series, each once: with the areas, or the indicators, for which it holds where others are refused for another detail. */
function toldOnce(refused: readonly Refused[], telling: Telling): Refusal[] {
  const groups = Map.groupBy(refused, ({ series, refusal: { parameter, code, detail } }) =>
    parameter === 'area' ? `${code} ${series.indicator.id}` : `${code} ${detail}`,
  );
  const byCode = Map.groupBy(refused, ({ refusal }) => refusal.code);
  const all = areasOf(refused.map(({ series }) => series));
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (first === undefined) return [];
    const { refusal } = first;
    if (telling.query.lang === 'zh') return { ...refusal, detail: inChinese(group, all, telling) };
    const isAll = group.length === byCode.get(refusal.code)?.length;
    const more =
      refusal.parameter === 'area' ? sameIn(others, telling) : heldFor(group, { all, isAll }, telling);
    return { ...refusal, detail: refusal.detail + more };
  });
}

/** The other areas of an indicator whose areas would be mixed. */
function sameIn(others: readonly Refused[], telling: Telling): string {
  const areas = areaNames(
    others.map(({ series }) => series.area),
    telling,
  );
  return areas === '' ? '' : ` The same holds for ${areas}.`;
}

/** The areas of an indicator that a detail names, where `all` has more; of a detail that names none the indicators, where it is not all that are refused for it. */
function heldFor(
  group: readonly Refused[],
  { all, isAll }: { readonly all: Areas; readonly isAll: boolean },
  telling: Telling,
): string {
  const [first] = group;
  const id = first?.series.indicator.id ?? '';
  if (first?.refusal.detail.includes(id)) {
    const areas = someAreas(
      group.map(({ series }) => series),
      all.get(id),
      telling,
    );
    return areas === null ? '' : ` This holds for ${areas}.`;
  }
  return isAll ? '' : ` This holds for ${joinedNames(namesOf(group, all, telling), telling)}.`;
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

type Areas = ReturnType<typeof areasOf>;

/** The reason of refused series, which it names, in Chinese; with their areas where `all`, those of each indicator, are more. */
function inChinese(refused: readonly Refused[], all: Areas, telling: Telling): string {
  const reason = refused.map(({ refusal }) => refusalWords[refusal.code])[0] ?? '';
  return `${joinedNames(namesOf(refused, all, telling), telling)}：${reason}`;
}

/** One warning for each reason, which names every indicator whose rows are null for it, and its areas where they are not all of those in `all`, by indicator. */
export function warningsOfRefused(refused: readonly Refused[], all: Areas, telling: Telling): Warning[] {
  // A divisor that lacks a period is told with all others that it lacks.
  const told = refused.filter(({ refusal }) => refusal.code !== 'noCommonPeriod');
  const groups = Map.groupBy(told, ({ refusal }) => refusal.code);
  return [...groups].map(([code, members]) => {
    if (telling.query.lang === 'zh') return { code, detail: `未计算：${inChinese(members, all, telling)}` };
    const [first] = members;
    const id = first?.series.indicator.id ?? '';
    const detail = first?.refusal.detail ?? '';
    // Some details are of a frequency and name no indicator, others name an area.
    const isNamed = detail.includes(id);
    const isOfArea = first?.refusal.parameter === 'area';
    const own = members.filter(({ series }) => series.indicator.id === id);
    const areas =
      isNamed && !isOfArea
        ? someAreas(
            own.map(({ series }) => series),
            all.get(id),
            telling,
          )
        : null;
    const only = areas === null ? '' : ` This holds for ${areas} only.`;
    const rest = members.filter((each) => !isNamed || (isOfArea ? each !== first : !own.includes(each)));
    const names = joinedNames(namesOf(rest, all, telling), telling);
    const same = names === '' ? '' : ` ${isNamed ? 'The same' : 'This'} holds for ${names}.`;
    return { code, detail: `Not computed: ${detail}${only}${same}` };
  });
}

/** Each indicator once, with its own growth where its levels are not comparable, and with its areas where those are at fault or not all. */
function namesOf(refused: readonly Refused[], all: Areas, telling: Telling): string[] {
  return [...Map.groupBy(refused, ({ series }) => series.indicator.id)].map(([id, group]) => {
    const series = group.map((each) => each.series);
    const isOfArea = group.some(({ refusal }) => refusal.parameter === 'area');
    const areas = isOfArea
      ? areaNames(
          series.map(({ area }) => area),
          telling,
        )
      : someAreas(series, all.get(id), telling);
    const growth = group.flatMap((each) =>
      each.refusal.problem === 'not-comparable' ? (each.series.growth ?? []) : [],
    )[0];
    const remark = growth === undefined || telling.query.lang === 'zh' ? null : `its own growth: ${growth}`;
    return nameOfSeries(id, { areas, remark }, telling);
  });
}
