import type { FastifyRequest } from 'fastify';
import type { Catalogue, Release } from '../../domain/catalogue/catalogue.ts';
import type { Selection } from '../../domain/query/selection.ts';
import type { Position, Store } from '../../store/store.ts';
import { resume } from '../request/cursor.ts';
import { currentRelease } from '../response/current-release.ts';
import type { ObservationParameters } from './observation-parameters.ts';
import type { PictureParameters } from './picture-parameters.ts';
import { selectionOf } from './selection-of.ts';

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
}

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
