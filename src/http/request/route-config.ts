import type { Store } from '../../store/store.ts';
import type { QueryChange, RequestAddress } from './addresses.ts';

/** Maps of the catalogue, and its releases, that ids belong to. */
export type IdKind =
  | 'indicators'
  | 'concepts'
  | 'areas'
  | 'sources'
  | 'topics'
  | 'producers'
  | 'units'
  | 'releases';

/** Parameters whose values are comma lists of ids. */
export type IdParameters = Readonly<Record<string, IdKind>>;

export type PathParameters = Readonly<Record<string, string>>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which query parameters are ids, and of what. */
    ids?: IdParameters;
    /** The least query that this route answers with 200. */
    needs?: Readonly<Record<string, string>>;
    /** The change that makes a query answerable where nothing less does; what it takes away can be put back in its order. */
    simplest?: QueryChange;
    /** Parameters of others that this route has not, each with the reason. */
    without?: Readonly<Record<string, string>>;
    /** Looks up the entry of the path. @throws Problem `unknown-id` or `retired` */
    find?: (
      store: Store,
      params: PathParameters,
      query: Readonly<Record<string, unknown>>,
    ) => Promise<unknown>;
    /** The address for which one of this route stands; addresses of others as they are. */
    canonical?: (address: RequestAddress) => RequestAddress;
    /** Address whose real answer is the example of this operation. */
    example?: string;
  }
}
