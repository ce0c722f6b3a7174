import { LRUCache } from 'lru-cache';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { indicatorsAt } from '../../../domain/catalogue/indicators-at.ts';
import { compareText } from '../../../domain/compare-text.ts';
import { type PointSeries, statedPoint } from '../../../domain/derivation/points.ts';
import { memoized } from '../../../domain/memoized.ts';
import { Problem } from '../../../domain/problems.ts';
import { limits } from '../../../domain/query/limits.ts';
import { defaultOrder, type Selection } from '../../../domain/query/selection.ts';
import { type Kind, kinds as kindNames, wordsOf } from '../../../domain/statements/codes.ts';
import type { Statement } from '../../../domain/statements/statement.ts';
import type { Paging, Store } from '../../../store/store.ts';
import type { RequestAddress } from '../../request/addresses.ts';
import { batchesOf } from '../batches.ts';
import type { ObservationParameters } from '../observation-parameters.ts';
import { withoutComputation } from './combinations.ts';
import { keyOfSeries, seriesKey, seriesOfStatements } from './point-series.ts';

/** A query whose computation reads series. */
export interface Asked {
  readonly request: { readonly address: RequestAddress; readonly gone: AbortSignal };
  readonly query: ObservationParameters;
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly selection: Selection;
  /** Most statements that are read; the declared limit unless said. */
  readonly mostStatements?: number;
  /** True where forecasts or targets are computed with, which need the outturns of the day on which they were made. */
  readonly ahead?: boolean;
}

/** Indicators whose series are read at once. */
const partSize = 20;

/** The selection in parts of some indicators. @throws Problem where a computation reads more statements than it may */
export async function readableParts(asked: Asked): Promise<Selection[]> {
  const { store, catalogue, selection, mostStatements = limits.computationStatements } = asked;
  const indicators = await statedIndicators(asked);
  if ((await store.count(wholeOf({ ...selection, indicators }))) > mostStatements)
    throw tooManyStatements(mostStatements, asked);
  const all = indicatorsAt(catalogue, selection.release ?? catalogue.releases.length);
  const ids = [...new Set(indicators ?? all.keys())].sort(compareText);
  const places = Array.from({ length: Math.ceil(ids.length / partSize) }, (_, part) => part * partSize);
  return places.map((from) => ({ ...selection, indicators: ids.slice(from, from + partSize) }));
}

/** The indicators of a selection that its sources state: others are neither read nor judged. */
async function statedIndicators({ store, selection, request }: Asked): Promise<readonly string[] | null> {
  if (selection.sources === null) return selection.indicators;
  const asked = { ...selection, last: null, knownAfter: null };
  const read = (paging: Paging) => store.read(asked, paging);
  const indicators = new Set<string>();
  for await (const batch of batchesOf(read, defaultOrder, request.gone))
    for (const { indicator } of batch) indicators.add(indicator);
  return [...indicators];
}

/** Statements of the series that are kept of a snapshot: those of some hundred indicators, about ten megabytes. */
const mostKept = 3000;

const keptSeries = memoized(
  (_: Store) =>
    new LRUCache<string, readonly PointSeries[]>({
      maxSize: mostKept,
      sizeCalculation: (all) => all.reduce((sum, { points }) => sum + points.length, 1),
    }),
);

/** Every period of a selection, by indicator, area and frequency: transforms look back beyond the periods that are shown. */
export async function readSeries(asked: Asked, selection: Selection): Promise<readonly PointSeries[]> {
  const kept = keptSeries(asked.store);
  const key = JSON.stringify(wholeOf(selection));
  const found = kept.get(key) ?? seriesOfStatements(await readAll(asked, selection), asked.catalogue);
  kept.set(key, found);
  return found;
}

/** The series with the outturns that later ones replaced: a forecast or target is compared with what was known when it was made. */
export async function withEarlier(asked: Asked, all: readonly PointSeries[]): Promise<PointSeries[]> {
  if (asked.ahead !== true) return [...all];
  const kinds = wordsOf(kindNames).filter((kind) => kindNames[kind].lane === 'outturn');
  const statements = await readAll(asked, { ...asked.selection, revisions: 'all' }, kinds);
  const replaced = statements.filter(
    ({ currentFrom, currentTo }) => currentFrom !== null && currentTo !== null,
  );
  const groups = Map.groupBy(replaced, seriesKey);
  return all.map((series) => ({
    ...series,
    earlier: (groups.get(keyOfSeries(series)) ?? []).map(statedPoint),
  }));
}

async function readAll(
  asked: Asked,
  selection: Selection,
  kinds: readonly Kind[] | null = null,
): Promise<Statement[]> {
  const { store, request, mostStatements = limits.computationStatements } = asked;
  const whole = { ...wholeOf(selection), kinds };
  const statements: Statement[] = [];
  const read = (paging: Paging) => store.read(whole, paging);
  for await (const batch of batchesOf(read, defaultOrder, request.gone)) {
    statements.push(...batch);
    if (statements.length > mostStatements) throw tooManyStatements(mostStatements, asked);
  }
  return statements;
}

/** The statements that a computation over a selection reads. */
function wholeOf(selection: Selection): Selection {
  return {
    ...selection,
    ...{ period: null, kinds: null, lanes: null, last: null },
    ...{ sources: null, frequencies: null, knownAfter: null },
  };
}

function tooManyStatements(most: number, { request: { address } }: Asked): Problem {
  const detail = `A computation reads at most ${most} statements: name fewer indicators or areas.`;
  const value = address.given('indicator');
  return new Problem('not-computable', detail, {
    errors: [{ parameter: 'indicator', value, code: 'tooManyStatements', detail }],
    tryInstead: address.with(withoutComputation),
  });
}
