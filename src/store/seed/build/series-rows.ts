import type { Arrival } from '../../../domain/catalogue/catalogue.ts';
import { extentOf, inOrderOfPeriods } from '../../../domain/catalogue/extent.ts';
import { outlooksOf } from '../../../domain/freshness/outlooks.ts';
import type { Statement } from '../../../domain/statements/statement.ts';
import { codes } from '../../relational/column-codes.ts';
import type { StatementKeys } from '../../relational/keys.ts';
import type { Insert } from './table-inserts.ts';

/** Inserts a row for each series and lane of some statements with its extent, when they became known, and what that lets expect. */
export function insertSeries(insert: Insert, statements: readonly Statement[], keys: StatementKeys): void {
  const arrivals = new DistinctArrivals();
  const all = seriesOf(statements, arrivals);
  const outlooks = [...Map.groupBy(all, ({ indicator }) => indicator)].map(([indicator, own]) => ({
    indicator: keys.indicator.key(indicator),
    body: outlooksOf(own, arrivals.of, null),
  }));
  insert('arrivals', arrivals.rows());
  insert(
    'outlooks',
    outlooks.filter(({ body }) => body.length > 0),
  );
  insert(
    'series',
    all.map((series) => ({
      ...series,
      indicator: keys.indicator.key(series.indicator),
      area: keys.area.key(series.area),
      frequency: codes.frequency.encode(series.frequency),
      lane: codes.lane.encode(series.lane),
    })),
  );
}

function seriesOf(statements: readonly Statement[], arrivals: DistinctArrivals) {
  const groups = Map.groupBy(
    statements,
    ({ indicator, area, period, lane }) => `${indicator} ${area} ${period.frequency} ${lane}`,
  );
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    const own = inOrderOfPeriods(members.map(arrivalOf));
    const extent = extentOf(own);
    if (first === undefined || extent === null) return [];
    const { indicator, area, period, lane } = first;
    return [{ indicator, area, frequency: period.frequency, lane, ...extent, arrivals: arrivals.key(own) }];
  });
}

/** A back-dated figure is dated by the calendar of its producer, any other by its document. */
function arrivalOf({ period, knownFrom, publishedPrecision, compiledOn }: Statement): Arrival {
  return { period: period.text, knownFrom, dated: publishedPrecision === 'day' || compiledOn !== null };
}

/** Lists of arrivals and their integer keys, in the order in which they came, from 1. */
class DistinctArrivals {
  readonly #all: (readonly Arrival[])[] = [];
  readonly #keys = new Map<string, number>();

  /** The key of a list; one that is new gets the next. */
  key(arrivals: readonly Arrival[]): number {
    const text = JSON.stringify(arrivals);
    const key = this.#keys.get(text) ?? this.#all.push(arrivals);
    this.#keys.set(text, key);
    return key;
  }

  readonly of = (key: number): readonly Arrival[] => this.#all[key - 1] ?? [];

  rows(): { key: number; body: readonly Arrival[] }[] {
    return this.#all.map((body, place) => ({ key: place + 1, body }));
  }
}
