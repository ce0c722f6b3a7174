import { isPositive } from '../numbers/bounded-figure.ts';
import type { Nature } from '../statements/codes.ts';
import type { Period, PeriodRange } from '../time/period.ts';
import { type KnownPoint, type PointSeries, within } from './points.ts';
import { notComputable, type Refusal, type Remedy } from './refusal.ts';
import type { RefusalCode } from './refusal-words.ts';

export interface TransformOptions {
  /** Base period of `index` and `cagr`; for `cagr` null stands for the first requested period. */
  readonly base: Period | null;
  /** Number of periods of `movingAverage`. */
  readonly window: number;
  /** The requested periods; null for all. */
  readonly asked: PeriodRange | null;
}

/** Why a transform would be meaningless for a series; null where it is meaningful. */
export type Rule = (series: PointSeries, options: TransformOptions) => Refusal | null;

const percentages: readonly string[] = ['percent', 'percentagePoints'];

/** True for units that are shares or rates already. */
export function isPercentage(unit: string): boolean {
  return percentages.includes(unit);
}

/** Refuses years to date: each contains the shorter ones before it, so that neighbours can be neither compared nor added. */
export const notYearToDate: Rule = (series) => {
  if (series.frequency !== 'YTD') return null;
  const rate = isRate(series);
  return refuse(
    'yearToDate',
    `Year-to-date figures of ${series.indicator.id} contain each other, so neighbouring ones cannot be compared or added: ` +
      (rate
        ? 'take them as they are with transform=level.'
        : 'transform=yoy compares each with the same months of the year before.'),
    { transform: rate ? 'level' : 'yoy', base: null, window: null },
  );
};

/** Refuses levels that are not comparable over time; the growth that the producer publishes is. */
export const comparableOnly: Rule = ({ indicator: { id, comparable }, growth }) => {
  if (comparable) return null;
  const own = growth === null ? '' : ` Its own growth is ${growth}.`;
  const levels = { transform: null, base: null, window: null };
  return {
    ...refuse(
      'notComparable',
      `Levels of ${id} are not comparable over time: its producer computes growth on another base.${own}`,
      growth === null ? levels : { ...levels, ...withoutSteps, indicator: growth, concept: null },
    ),
    problem: 'not-comparable',
  };
};

const withoutSteps = { aggregate: null, partial: null, currency: null, rate: null, per: null, by: null };

/** Refuses growth of growth rates and shares, which would be taken for percentage points. */
export const notOfRate: Rule = (series) => {
  if (!isRate(series)) return null;
  const cumulative = series.frequency === 'YTD';
  return refuse(
    series.indicator.nature === 'growth' ? 'growthOfGrowth' : 'growthOfShare',
    `The figures of ${series.indicator.id} in this query are ${naturesName[series.indicator.nature]} already: their growth in percent would be taken for percentage points. ` +
      (cumulative
        ? 'Take them as they are with transform=level.'
        : 'transform=change gives percentage points.'),
    { transform: cumulative ? 'level' : 'change', base: null, window: null },
  );
};

/** Refuses logarithms of growth rates: those of zero or less do not exist, the others are meaningless. */
export const notOfGrowth: Rule = ({ indicator }) =>
  indicator.nature === 'growth'
    ? refuse(
        'logOfGrowth',
        `${indicator.id} is a growth rate, and a logarithm of it means nothing: transform=level shows it.`,
        { transform: 'level' },
      )
    : null;

/** Refuses everything but flows: only totals over periods add up. */
export const flowsOnly: Rule = ({ indicator: { id, nature, months } }) => {
  if (nature !== 'flow')
    return refuse(
      'notAFlow',
      `The figures of ${id} in this query are ${naturesName[nature]}, and only flows add up over time: transform=change shows their steps.`,
      { transform: 'change', base: null },
    );
  if (months === null) return null;
  return refuse(
    'otherSpan',
    `Figures of ${id} are totals of ${months} months, not of their period, and do not add up: transform=level shows them.`,
    { transform: 'level', base: null },
  );
};

/** Refuses all but annual figures. */
export const annualOnly: Rule = ({ indicator, frequency, hasYears }) => {
  if (frequency === 'A') return null;
  const why = `cagr compounds whole years, and these figures of ${indicator.id} are not annual`;
  return hasYears
    ? refuse('notAnnual', `${why}: frequency=A takes its annual ones.`, { frequency: 'A' })
    : refuse('notAnnual', `${why}: it has no annual ones.`, { transform: 'level', base: null });
};

/** Refuses a base that is not a period of the series with a positive figure. */
export const hasBase: Rule = ({ indicator, frequency, points }, { base }) => {
  const usable = points.flatMap((p) => (p.figure && isPositive(p.figure) ? [p.period] : []));
  const suggestions = usable.slice(0, 1).map(({ text }) => text);
  const remedy = suggestions[0] === undefined ? null : { base: suggestions[0] };
  const refuseBase = (code: RefusalCode, why: string) => ({
    ...refuse(code, `${why}${remedy ? ` base=${remedy.base} would do.` : ''}`, remedy),
    parameter: 'base',
    suggestions,
  });
  if (base === null) return refuseBase('baseRequired', 'index needs a base period.');
  if (base.frequency !== frequency)
    return refuseBase('baseFrequency', `The base ${base.text} is no period of the frequency ${frequency}.`);
  const known = points.filter((p): p is KnownPoint => p.figure !== null && p.period.text === base.text);
  if (known.length === 0)
    return refuseBase('noBase', `${indicator.id} has no figure for the base ${base.text}.`);
  if (known.some(({ figure }) => isPositive(figure))) return null;
  return refuseBase('baseNotPositive', `${indicator.id} is not positive at the base ${base.text}.`);
};

/** Refuses logarithms where no requested figure is positive. */
export const somePositive: Rule = ({ indicator, points }, { asked }) => {
  const figures = points.flatMap(({ period, figure }) => (figure && within(period, asked) ? [figure] : []));
  if (figures.length === 0 || figures.some(isPositive)) return null;
  return refuse(
    'notPositive',
    `No figure of ${indicator.id} in this query is positive, and only positive figures have a logarithm: transform=level shows them.`,
    { transform: 'level' },
  );
};

/** A rule that gives the first refusal of several rules. */
export function firstOf(...rules: readonly Rule[]): Rule {
  return (series, options) => {
    for (const rule of rules) {
      const refusal = rule(series, options);
      if (refusal) return refusal;
    }
    return null;
  };
}

const naturesName: Record<Nature, string> = {
  stock: 'stocks',
  flow: 'flows',
  ratio: 'ratios',
  growth: 'growth rates',
  index: 'index numbers',
};

function isRate({ indicator }: PointSeries): boolean {
  return indicator.nature === 'growth' || (indicator.nature === 'ratio' && isPercentage(indicator.unit));
}

function refuse(code: RefusalCode, detail: string, remedy: Remedy | null): Refusal {
  return notComputable('transform', code, detail, remedy);
}
