import type { FastifyRequest } from 'fastify';
import type { Catalogue, Release } from '../../domain/catalogue/catalogue.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import type { ScaleName } from '../../domain/numbers/scales.ts';
import type { Selection } from '../../domain/query/selection.ts';
import { known } from '../../domain/statements/observation.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { Context } from '../../formats/answer.ts';
import type { Store } from '../../store/store.ts';
import { eachInTurn, othersTurn } from '../../turns.ts';
import { address, pathOf, queryOf } from '../request/addresses.ts';
import { citationOf, licence } from './envelope.ts';
import { Kinds, warningsOf } from './warnings.ts';

/** What every answer knows of itself. */
export interface About {
  readonly catalogue: Catalogue;
  readonly release: Release;
  readonly base: string;
  readonly title: string;
}

/** Parameters that change the representation, not the rows. */
const representation = { format: null, bom: null, cursor: null, limit: null };

/** What stands around the rows of an answer. */
export function contextOf(
  request: FastifyRequest,
  { catalogue, release, base, title }: About,
  more: Partial<Context> = {},
): Context {
  return {
    title,
    lang: langOf(request),
    release,
    licence,
    citation: citationOf(release, base),
    address: base + address(pathOf(request), queryOf(request)),
    permanent: base + address(pathOf(request), queryOf(request, representation)),
    base,
    catalogue,
    sources: [],
    locator: null,
    indicators: [],
    notes: [],
    retry: (change) => address(pathOf(request), queryOf(request, change)),
    ...more,
  };
}

interface Asked extends Omit<About, 'title'> {
  readonly request: FastifyRequest;
  readonly store: Store;
  readonly selection: Selection;
  readonly query: { readonly scale: ScaleName };
}

type Batches = AsyncIterable<readonly Statement[]> | Iterable<readonly Statement[]>;

/** What stands around statements: their sources, indicators and warnings, complete however many there are. */
export async function statementContext(asked: Asked, batches: Batches): Promise<Context> {
  const sources = new Set<string>();
  const kinds = new Kinds();
  for await (const statements of batches)
    await eachInTurn(statements, (statement) => {
      sources.add(statement.source);
      kinds.add(statement);
    });
  return around(asked, sources, kinds.all(), null);
}

/** What stands around computed rows: the sources of all that they rest on. */
export async function computedContext(
  asked: Asked,
  rows: readonly { readonly statement: Statement; readonly operands: readonly Statement[] }[],
  computation: string,
): Promise<Context> {
  const sources = new Set<string>();
  const kinds = new Kinds();
  await eachInTurn(rows, ({ statement, operands }) => {
    sources.add(statement.source);
    for (const { source } of operands) sources.add(source);
    kinds.add(statement);
  });
  return around(asked, sources, kinds.all(), computation);
}

async function around(
  asked: Asked,
  sources: ReadonlySet<string>,
  rows: readonly Statement[],
  computation: string | null,
): Promise<Context> {
  const { catalogue, request } = asked;
  const ids = [...new Set(rows.map(({ indicator }) => indicator))].sort();
  const indicators = ids.map((id) => known(catalogue.indicators, id));
  await othersTurn();
  const title = titleOf(indicators, langOf(request));
  const notes = await warningsOf(rows, asked);
  return contextOf(
    request,
    { ...asked, title: computation === null ? title : `${title} (${computation})` },
    {
      permanent: permanentOf(request, asked),
      sources: [...sources].sort().map((id) => known(catalogue.sources, id)),
      indicators,
      notes:
        computation === null
          ? notes
          : [{ code: 'computed', detail: `Computed from published figures: ${computation}.` }, ...notes],
    },
  );
}

/** The query at its release; an indicator is no query, and stays as it is. */
function permanentOf(request: FastifyRequest, { base, release }: Asked): string {
  const path = pathOf(request);
  const change = path === '/v1/observations' ? { ...representation, release: release.id } : representation;
  return base + address(path, queryOf(request, change));
}

function titleOf(indicators: Context['indicators'], lang: Lang): string {
  const [first, ...others] = indicators;
  if (first === undefined) return lang === 'en' ? 'No observations' : '无观测值';
  if (others.length === 0) return first.name[lang];
  const count = indicators.length;
  return lang === 'en' ? `Observations of ${count} indicators` : `${count}个指标的观测值`;
}

function langOf({ query }: FastifyRequest): Lang {
  return typeof query === 'object' && query !== null && 'lang' in query && query.lang === 'zh' ? 'zh' : 'en';
}
