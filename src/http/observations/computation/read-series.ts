import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { type PointSeries, statedPoint } from '../../../domain/derivation/points.ts';
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
import { seriesKey, seriesOfStatements } from './point-series.ts';

/** A query whose computation reads series. */
export interface Asked {
  readonly request: { readonly address: RequestAddress };
  readonly query: ObservationParameters;
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly selection: Selection;
  /** Most statements that are read; the declared limit unless said. */
  readonly mostStatements?: number;
  /** True where forecasts or targets are computed with, which need the outturns of the day on which they were made. */
  readonly ahead?: boolean;
}

/** The selection, of the indicators that its sources state: others are neither read nor judged. */
export async function statedSelection({ store, selection }: Asked): Promise<Selection> {
  if (selection.sources === null) return selection;
  const asked = { ...selection, last: null };
  const read = (paging: Paging) => store.read(asked, paging);
  const indicators = new Set<string>();
  for await (const batch of batchesOf(read, defaultOrder))
    for (const { indicator } of batch) indicators.add(indicator);
  return { ...selection, indicators: [...indicators] };
}

/** Every period of a selection, by indicator, area and frequency: transforms look back beyond the periods that are shown. */
export async function readSeries(asked: Asked, selection: Selection): Promise<PointSeries[]> {
  return seriesOfStatements(await readAll(asked, selection), asked.catalogue);
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
    earlier: (groups.get(`${series.indicator.id} ${series.area} ${series.frequency}`) ?? []).map(statedPoint),
  }));
}

async function readAll(
  asked: Asked,
  selection: Selection,
  kinds: readonly Kind[] | null = null,
): Promise<Statement[]> {
  const { store, mostStatements = limits.computationStatements } = asked;
  const whole: Selection = {
    ...selection,
    period: null,
    kinds,
    last: null,
    sources: null,
    frequencies: null,
  };
  const statements: Statement[] = [];
  for await (const batch of batchesOf((paging) => store.read(whole, paging), defaultOrder)) {
    statements.push(...batch);
    if (statements.length > mostStatements) throw tooManyStatements(mostStatements, asked);
  }
  return statements;
}

function tooManyStatements(most: number, { request: { address } }: Asked): Problem {
  const detail = `A computation reads at most ${most} statements: name fewer indicators or areas.`;
  const value = address.given('indicator');
  return new Problem('not-computable', detail, {
    errors: [{ parameter: 'indicator', value, code: 'tooManyStatements', detail }],
    tryInstead: address.with(withoutComputation),
  });
}
