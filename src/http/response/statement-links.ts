import type { Rendering } from '../../domain/statements/observation.ts';

/** How statements are shown, with the base of the links beside them. */
export interface LinkedRendering extends Rendering {
  /** Absolute address of the API, without a slash at its end. */
  readonly base: string;
}

/** A rendering whose links are addresses below a base. */
export function linked({ base, ...how }: Omit<LinkedRendering, 'linksOf'>): LinkedRendering {
  return {
    ...how,
    base,
    linksOf: ({ id, indicator, source }) => ({
      self: `${base}/v1/observations/${id}`,
      indicator: `${base}/v1/indicators/${indicator}`,
      source: `${base}/v1/sources/${source}`,
    }),
  };
}
