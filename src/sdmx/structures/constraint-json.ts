import { agencyId, urnOf } from '../model/artefacts.ts';
import { timeDimension } from '../model/components.ts';
import {
  type Constraint,
  constraintName,
  constraintUrn,
  constraintVersion,
  metricsOf,
  metricsType,
} from '../model/constraint.ts';

/** A data constraint of SDMX-JSON 2.0.0; `href` is the address of the answer. */
export function constraintJson(constraint: Constraint, href: string): object {
  const { id, attachedTo, regions, time } = constraint;
  const list = attachedTo.kind === 'datastructure' ? 'dataStructures' : 'dataflows';
  const annotations = metricsOf(constraint).map((metric) => ({
    id: metric.id,
    type: metricsType,
    title: String(metric.count),
  }));
  const keyValues = [
    ...regions.map((region) => ({ id: region.id, include: true, values: region.codes })),
    ...(time === null ? [] : [{ id: timeDimension.id, include: true, timeRange: timeRange(time) }]),
  ];
  return {
    id,
    version: constraintVersion,
    agencyID: agencyId,
    name: constraintName.en,
    names: constraintName,
    links: [{ href, urn: constraintUrn(constraint, 'DataConstraint'), rel: 'self' }],
    annotations,
    role: 'Actual',
    constraintAttachment: { [list]: [urnOf(attachedTo)] },
    ...(keyValues.length === 0 ? {} : { cubeRegions: [{ include: true, keyValues }] }),
  };
}

function timeRange({ start, end }: NonNullable<Constraint['time']>): object {
  return {
    startPeriod: { period: start, isInclusive: true },
    endPeriod: { period: end, isInclusive: true },
  };
}
