import type { Charted } from './charted.ts';
import { hasFigure, linesOf } from './marks/chart-lines.ts';

/** Why observations do not fit one picture: it would mislead, or could not be read. */
export interface Refusal {
  readonly code: 'severalUnits' | 'tooManySeries' | 'tooManyRows';
  readonly detail: string;
  /** A selection that fits one picture; empty where even one series is too long. */
  readonly remedy: { readonly indicators: readonly string[]; readonly areas: readonly string[] };
}

/** The most that one picture shows. */
export const pictureLimits = { series: 10, rows: 5000 } as const;

/** Why the observations do not fit one picture; null where they do. */
export function refusalOf(observations: readonly Charted[]): Refusal | null {
  const fault = faultOf(observations);
  return fault === null ? null : { ...fault, remedy: remedyOf(observations) };
}

function faultOf(observations: readonly Charted[]): Omit<Refusal, 'remedy'> | null {
  if (observations.length > pictureLimits.rows)
    return {
      code: 'tooManyRows',
      detail: `A picture shows at most ${pictureLimits.rows} observations: narrow the query by period, area or indicator.`,
    };
  const units = [...new Set(observations.filter(hasFigure).map(({ unit }) => unit))];
  if (units.length > 1)
    return {
      code: 'severalUnits',
      detail: `These observations are in ${units.length} units (${units.slice(0, 6).join(', ')}${units.length > 6 ? ' …' : ''}), and a picture has one axis: request one picture per unit.`,
    };
  const series = new Set(linesOf(observations).map(({ colour }) => colour)).size;
  if (series > pictureLimits.series)
    return {
      code: 'tooManySeries',
      detail: `${series} series do not fit one picture, which shows at most ${pictureLimits.series}: narrow the query by indicator, area or frequency.`,
    };
  return null;
}

/** As many indicators as fit, from the first with a figure on; where not even one fits, as many areas of the first. */
function remedyOf(all: readonly Charted[]): Refusal['remedy'] {
  const observations = all.filter(hasFigure);
  const indicators = fitting(observations, 'indicator');
  if (indicators.length > 0) return { indicators, areas: [] };
  const first = observations.filter(({ indicator }) => indicator === observations[0]?.indicator);
  const areas = fitting(first, 'area');
  return { indicators: areas.length > 0 ? first.slice(0, 1).map(({ indicator }) => indicator) : [], areas };
}

function fitting(observations: readonly Charted[], key: 'indicator' | 'area'): string[] {
  const unit = observations[0]?.unit;
  const kept: string[] = [];
  for (const id of new Set(observations.filter((row) => row.unit === unit).map((row) => row[key]))) {
    const wanted = [...kept, id];
    if (faultOf(observations.filter((row) => wanted.includes(row[key]))) !== null) break;
    kept.push(id);
  }
  return kept;
}
