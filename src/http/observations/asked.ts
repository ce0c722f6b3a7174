import type { FastifyRequest } from 'fastify';
import { aggregateWords, computationText, ratioTitle } from '../../charts/computation-text.ts';
import { areasOf } from '../../domain/catalogue/area-patterns.ts';
import type { Catalogue, Release } from '../../domain/catalogue/catalogue.ts';
import { indicatorsOf } from '../../domain/catalogue/indicators-at.ts';
import { transforms } from '../../domain/derivation/transforms.ts';
import type { Selection } from '../../domain/query/selection.ts';
import type { Position, Store } from '../../store/store.ts';
import { resume } from '../request/page-cursor.ts';
import { currentRelease } from '../response/envelope.ts';
import { linked } from '../response/statement-links.ts';
import type { ObservationParameters } from './observation-parameters.ts';
import type { PictureParameters } from './picture-parameters.ts';

/** Parameters of the route: those of the query, and those of its representation. */
export type ObservationsQuery = ObservationParameters & {
  readonly format?: string | undefined;
  readonly bom: '0' | '1';
} & PictureParameters;

/** A request for observations, understood: everything that its answer depends on. */
export interface Asked {
  readonly request: FastifyRequest;
  readonly query: ObservationsQuery;
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly release: Release;
  readonly selection: Selection;
  /** Where the page begins; null for the first one. */
  readonly after: Position | null;
  /** Number of all rows, where a cursor knows it. */
  readonly knownTotal: number | null;
  /** Fields that stand last because the others must not be read without them. */
  readonly added?: readonly AddedField[];
}

/** A field that is added where `fields` leaves it out. */
export type AddedField = 'scale' | 'lane';

/** Understands a validated query. @throws Problem for a cursor that cannot be resumed */
export async function understand(request: FastifyRequest, query: ObservationsQuery): Promise<Asked> {
  const { store } = request;
  const catalogue = await store.catalogue();
  const resumed = await resume(request, query.cursor);
  const named = catalogue.releases.find(({ id }) => id === query.release);
  const release = resumed?.release ?? named ?? currentRelease(catalogue);
  return {
    request,
    query,
    store,
    catalogue,
    release,
    selection: selectionOf(query, catalogue, release),
    after: resumed?.position ?? null,
    knownTotal: resumed?.total ?? null,
  };
}

/** The statements that validated parameters ask for. Ids are known by now. */
export function selectionOf(query: ObservationParameters, catalogue: Catalogue, release: Release): Selection {
  return {
    indicators: namedIndicators(query, catalogue, release),
    areas: areasOf(query.area, catalogue.areas),
    sources: query.source ?? null,
    period: query.period ?? null,
    frequencies: query.frequency ?? null,
    kinds: query.kind ?? null,
    lanes: query.lane ?? null,
    last: query.last ?? null,
    asOf: query.asOf ?? null,
    knownAfter: query.updatedAfter ?? null,
    revisions: query.revisions,
    relations: null,
    afterRelease: null,
    release: release.sequence === currentRelease(catalogue).sequence ? null : release.sequence,
  };
}

function namedIndicators(
  query: ObservationParameters,
  catalogue: Catalogue,
  { sequence }: Release,
): readonly string[] | null {
  const named = query.indicator ?? null;
  const belonging = indicatorsOf(query, catalogue, sequence)?.map(({ id }) => id) ?? null;
  return named === null || belonging === null
    ? (belonging ?? named)
    : named.filter((id) => belonging.includes(id));
}

/** How the rows of a query are written. */
export function rendering({ query, request }: Asked) {
  return linked({ lang: query.lang, scale: query.scale, base: request.base });
}

/** The computation in words; null where nothing is computed. */
export function computationOf({
  query,
  catalogue,
}: Pick<Asked, 'catalogue'> & { readonly query: ObservationParameters }): string | null {
  const { transform, base, window, by, aggregate, currency, rate, per, lang } = query;
  const divisor = by === undefined ? undefined : catalogue.indicators.get(by)?.name[lang];
  return computationText(
    {
      transform:
        transform === 'level' ? null : transform === 'ratio' ? ratioTitle : transforms[transform].title,
      detail: base?.text ?? divisor ?? window?.toString() ?? null,
      aggregate: aggregate === undefined ? null : aggregateWords[aggregate],
      currency: currency ?? null,
      rate: rate ?? 'annualAverage',
      per: per ?? null,
    },
    lang,
  );
}
