import type { Catalogue, Release } from '../../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../../domain/catalogue/indicators-at.ts';
import { known } from '../../../domain/catalogue/known.ts';
import { Fault } from '../../../domain/fault.ts';
import { Problem } from '../../../domain/problems.ts';
import { limits } from '../../../domain/query/limits.ts';
import { nearest } from '../../../domain/query/nearest.ts';
import { chainOf, defaultOrder, everything } from '../../../domain/query/selection.ts';
import { byKnowledge } from '../../../domain/statements/revisions.ts';
import { parseStatementId, type Statement, statementId } from '../../../domain/statements/statement.ts';
import { type Period, parsePeriod } from '../../../domain/time/period.ts';
import type { Store } from '../../../store/store.ts';
import { requireEntry } from '../../request/ids.ts';
import type { PathParameters } from '../../request/route-config.ts';

/** A statement in a release, the newest one unless said, and all statements of its indicator, area, period and lane in the order in which they became known. @throws Problem `unknown-id` or `retired` */
export async function findStatement(
  store: Store,
  { id = '' }: PathParameters,
  release?: Release,
): Promise<{ statement: Statement; chain: Statement[] }> {
  const catalogue = await store.catalogue();
  const parts = parseStatementId(id);
  const period = parts === null ? null : periodOr(parts.period);
  if (
    parts === null ||
    period === null ||
    !catalogue.indicators.has(parts.indicator) ||
    !catalogue.areas.has(parts.area)
  )
    return unknown(id, id.slice(0, /\.|$/.exec(id)?.index), store, catalogue);
  const isNewest = release === undefined || release.sequence === catalogue.releases.length;
  const selection = {
    ...chainOf(parts.indicator, parts.area, period),
    release: isNewest ? null : release.sequence,
  };
  const page = await store.read(selection, { order: defaultOrder, after: null, limit: limits.limit });
  const same = page.statements.filter((entry) => entry.period.text === period.text);
  const statement = same.find((entry) => entry.source === parts.source);
  if (statement === undefined) return unknown(id, parts.indicator, store, catalogue);
  const chain = same.filter(({ lane }) => lane === statement.lane);
  return { statement, chain: inOrderOfKnowledge(chain, catalogue) };
}

function inOrderOfKnowledge(chain: readonly Statement[], { sources }: Catalogue): Statement[] {
  return chain
    .map((statement) => ({
      statement,
      id: statementId(statement),
      knownFrom: statement.knownFrom,
      tier: known(sources, statement.source).tier,
    }))
    .toSorted(byKnowledge)
    .map(({ statement }) => statement);
}

function periodOr(text: string): Period | null {
  try {
    return parsePeriod(text);
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

/** Suggests statements of the indicator that was named, or of the one whose name is nearest. */
async function unknown(
  id: string,
  indicator: string | undefined,
  store: Store,
  catalogue: Catalogue,
): Promise<never> {
  const retired = catalogue.retired.some((entry) => entry.id === id);
  const living = livingIndicators(catalogue);
  const named = catalogue.indicators.get(indicator ?? '')?.retired?.successor ?? indicator;
  const [close] = named === undefined ? [] : living.has(named) ? [named] : nearest(named, living.keys(), 1);
  const candidates = close === undefined || retired ? [] : await statementsOf(close, store);
  const map = new Map(candidates.map((candidate) => [candidate, candidate]));
  requireEntry(id, catalogue, {
    entries: map,
    path: '/v1/observations',
    noun: 'observation',
    fallback: `/v1/observations?indicator=${close ?? '*'}`,
  });
  throw new Problem('unknown-id', `There is no observation "${id}".`);
}

async function statementsOf(indicator: string, store: Store): Promise<string[]> {
  const page = await store.read(
    { ...everything, indicators: [indicator] },
    { order: defaultOrder, after: null, limit: limits.limit },
  );
  return page.statements.map(statementId);
}
