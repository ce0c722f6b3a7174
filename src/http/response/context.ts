import type { FastifyRequest } from 'fastify';
import type { Release } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import type { ScaleName } from '../../domain/numbers/scales.ts';
import type { Selection } from '../../domain/query/selection.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { Context } from '../../formats/answer.ts';
import { citationOf, licence } from './envelope.ts';
import { type Warned, WarnedSeries, type Warning, warningsOf } from './warnings.ts';

interface About {
  readonly release: Release;
  readonly title: string;
}

/** Parameters that change the representation, not the rows. */
const representation = { format: null, bom: null, cursor: null, limit: null, meta: null };

/** The context of an answer: title, citation, licence and addresses; `more` adds what the resource knows. */
export async function contextOf(
  request: FastifyRequest,
  { release, title }: About,
  more: Partial<Context> = {},
): Promise<Context> {
  const { address, base, store } = request;
  return {
    title,
    lang: langOf(request),
    release,
    licence,
    citation: citationOf(release, base),
    address: base + address,
    permanent: base + address.with(representation),
    base,
    catalogue: await store.catalogue(),
    sources: [],
    locator: null,
    indicators: [],
    notes: [],
    ...more,
  };
}

/** The parts of a statement that its context depends on. */
type Sourced = Warned & Pick<Statement, 'source'>;

/** The selection whose rows an answer shows. */
interface Shown {
  readonly request: FastifyRequest;
  readonly release: Release;
  readonly selection: Selection;
  readonly query: { readonly scale: ScaleName; readonly lang: Lang };
}

/** The context of published statements: all their sources, indicators and warnings, however many rows there are. */
export async function statementContext(
  shown: Shown,
  batches: AsyncIterable<readonly Sourced[]> | Iterable<readonly Sourced[]>,
): Promise<Context> {
  const sources = new Set<string>();
  const series = new WarnedSeries();
  for await (const statements of batches)
    for (const statement of statements) {
      sources.add(statement.source);
      series.add(statement);
    }
  return contextAround(shown, { sources, rows: series.all(), computation: null, warnings: [] });
}

/** The context of computed rows: the sources of all their operands, and how they were computed. */
export async function computedContext(
  shown: Shown,
  rows: readonly { readonly row: Warned; readonly operands: readonly Sourced[] }[],
  { computation, warnings }: { readonly computation: string; readonly warnings: readonly Warning[] },
): Promise<Context> {
  const sources = new Set<string>();
  const series = new WarnedSeries();
  for (const { row, operands } of rows) {
    for (const { source } of operands) sources.add(source);
    series.add(row);
  }
  return contextAround(shown, { sources, rows: series.all(), computation, warnings });
}

interface Collected {
  readonly sources: ReadonlySet<string>;
  readonly rows: readonly Warned[];
  readonly computation: string | null;
  /** Those that the rows themselves do not tell. */
  readonly warnings: readonly Warning[];
}

async function contextAround(
  shown: Shown,
  { sources, rows, computation, warnings }: Collected,
): Promise<Context> {
  const { request, release } = shown;
  const catalogue = await request.store.catalogue();
  const ids = [...new Set(rows.map(({ indicator }) => indicator))].sort();
  const indicators = ids.map((id) => known(catalogue.indicators, id));
  const title = titleOf(indicators, langOf(request));
  const detail =
    langOf(request) === 'zh'
      ? `据已公布数值计算：${computation}。结果并非来源所述，来源所述的是各操作数。`
      : `Computed from published figures: ${computation}. No source states the results; the sources state the operands.`;
  const computed = { code: 'computed', detail };
  return contextOf(
    request,
    { release, title: computation === null ? title : `${title} (${computation})` },
    {
      permanent: permanentOf(request, release),
      sources: [...sources].sort().map((id) => known(catalogue.sources, id)),
      indicators,
      notes: [
        ...(computation === null ? [] : [computed]),
        ...warnings,
        ...(await warningsOf(rows, { ...shown, catalogue, store: request.store })),
      ],
    },
  );
}

/** The query at its release. An indicator has no releases of its own: its address stays as it is. */
function permanentOf({ address, base }: FastifyRequest, release: Release): string {
  const pinned = { ...representation, release: release.id };
  return base + address.with(address.path === '/v1/observations' ? pinned : representation);
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
