import { agencyId, artefactVersion, type Identity } from './artefacts.ts';

/** What data there are: the codes of each dimension, and the time that they cover. */
export interface Constraint {
  readonly id: string;
  /** The dataflow or the data structure whose data it is about. */
  readonly attachedTo: Identity;
  /** Dimensions in the order of the key, each with at least one code. */
  readonly regions: readonly DimensionCodes[];
  /** First and last day (`YYYY-MM-DD`); null where time is not asked for. */
  readonly time: { readonly start: string; readonly end: string } | null;
  /** Of the data that the query finds. */
  readonly metrics: { readonly series: number; readonly observations: number };
}

interface DimensionCodes {
  readonly id: string;
  readonly codes: readonly string[];
}

export const constraintName = { en: 'Available data', zh: '现有数据' };
export const constraintVersion = artefactVersion;

/** The URN of a constraint: its class is named otherwise in each version of the information model. */
export function constraintUrn(
  { id }: Pick<Constraint, 'id'>,
  className: 'ContentConstraint' | 'DataConstraint',
): string {
  return `urn:sdmx:org.sdmx.infomodel.registry.${className}=${agencyId}:${id}(${constraintVersion})`;
}

/** Numbers of series and observations as annotations, by the ids that services use. */
export function metricsOf({
  metrics,
}: Constraint): readonly { readonly id: string; readonly count: number }[] {
  return [
    { id: 'series_count', count: metrics.series },
    { id: 'obs_count', count: metrics.observations },
  ];
}

/** The type of the annotations that hold such numbers. */
export const metricsType = 'sdmx_metrics';
