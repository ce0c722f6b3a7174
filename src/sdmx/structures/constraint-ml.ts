import type { MlDialect } from '../messages/ml-dialects.ts';
import { type XmlNode, xmlTexts } from '../messages/xml-document.ts';
import { agencyId, artefactKinds } from '../model/artefacts.ts';
import { timeDimension } from '../model/components.ts';
import {
  type Constraint,
  constraintName,
  constraintUrn,
  constraintVersion,
  metricsOf,
  metricsType,
} from '../model/constraint.ts';

/** A constraint in its container of SDMX-ML: a content constraint of 2.1, a data constraint of 3.0. */
export function constraintMl(constraint: Constraint, dialect: MlDialect): XmlNode {
  const is21 = dialect.version === '2.1';
  const className = is21 ? 'ContentConstraint' : 'DataConstraint';
  const node = {
    '@id': constraint.id,
    '@agencyID': agencyId,
    '@version': constraintVersion,
    ...(is21 ? { '@isFinal': 'false' } : {}),
    '@urn': constraintUrn(constraint, className),
    [is21 ? '@type' : '@role']: 'Actual',
    ...annotations(constraint),
    'com:Name': xmlTexts(constraintName),
    'str:ConstraintAttachment': {
      [`str:${artefactKinds[constraint.attachedTo.kind].className}`]: dialect.reference(
        constraint.attachedTo,
      ),
    },
    'str:CubeRegion': { '@include': 'true', ...keyValues(constraint, is21 ? 'com' : 'str') },
    ...(is21 ? referencePeriod(constraint) : {}),
  };
  return { [`str:${className}`]: node };
}

function annotations(constraint: Constraint): XmlNode {
  const metrics = metricsOf(constraint);
  if (metrics.length === 0) return {};
  return {
    'com:Annotations': {
      'com:Annotation': metrics.map(({ id, count }) => ({
        '@id': id,
        'com:AnnotationTitle': count,
        'com:AnnotationType': metricsType,
      })),
    },
  };
}

/** Elements of a region stand in another module in each version. */
function keyValues({ regions, time }: Constraint, module: 'com' | 'str'): XmlNode {
  const coded = regions.map(({ id, codes }) => ({ '@id': id, [`${module}:Value`]: codes }));
  if (time === null) return { [`${module}:KeyValue`]: coded };
  const range = {
    [`${module}:StartPeriod`]: { '@isInclusive': 'true', '#text': time.start },
    [`${module}:EndPeriod`]: { '@isInclusive': 'true', '#text': time.end },
  };
  return {
    [`${module}:KeyValue`]: [...coded, { '@id': timeDimension.id, [`${module}:TimeRange`]: range }],
  };
}

function referencePeriod({ time }: Constraint): XmlNode {
  if (time === null) return {};
  return {
    'str:ReferencePeriod': {
      '@startTime': `${time.start}T00:00:00`,
      '@endTime': `${time.end}T23:59:59`,
    },
  };
}
