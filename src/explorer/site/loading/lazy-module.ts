import { ApiFailure } from '../public-api.ts';

/** What a module exports, loaded when it is first needed. */
export interface LazyModule<Exported> {
  /** The module below `src/explorer`, by which a document names the files that its page needs. */
  readonly module: string;
  readonly load: () => Promise<Exported>;
}

/** What the module exports. @throws ApiFailure without a status where the browser could not load it */
export async function loaded<Exported>({ load }: LazyModule<Exported>): Promise<Exported> {
  try {
    return await load();
  } catch (error) {
    // What browsers throw for a module that did not come.
    if (error instanceof TypeError) throw new ApiFailure(0, null, null);
    throw error;
  }
}
