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
    ...cubeRegion(constraint, is21 ? 'com' : 'str'),
  };
  return { [`str:${className}`]: node };
}

function annotations(constraint: Constraint): XmlNode {
  return {
    'com:Annotations': {
      'com:Annotation': metricsOf(constraint).map(({ id, count }) => ({
        '@id': id,
        'com:AnnotationTitle': count,
        'com:AnnotationType': metricsType,
      })),
    },
  };
}

/** The region, where there are any data; its elements stand in another module in each version. */
function cubeRegion({ regions, time }: Constraint, module: 'com' | 'str'): XmlNode {
  if (regions.length === 0 && time === null) return {};
  const coded = regions.map(({ id, codes }) => ({ '@id': id, [`${module}:Value`]: codes }));
  const timed =
    time === null
      ? []
      : [
          {
            '@id': timeDimension.id,
            [`${module}:TimeRange`]: {
              [`${module}:StartPeriod`]: { '@isInclusive': 'true', '#text': time.start },
              [`${module}:EndPeriod`]: { '@isInclusive': 'true', '#text': time.end },
            },
          },
        ];
  return { 'str:CubeRegion': { '@include': 'true', [`${module}:KeyValue`]: [...coded, ...timed] } };
}
