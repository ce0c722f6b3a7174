import type { MlDialect } from '../messages/ml-dialects.ts';
import type { XmlNode } from '../messages/xml-document.ts';
import { codelistIdentity, componentUrn, conceptsIdentity } from '../model/artefacts.ts';
import {
  type Attribute,
  attributes,
  type Component,
  dimensions,
  measure,
  timeDimension,
} from '../model/components.ts';

/** Dimensions, attributes and the measure of the data structure. */
export function mlComponents(dialect: MlDialect): XmlNode {
  const is21 = dialect.version === '2.1';
  return {
    'str:DataStructureComponents': {
      'str:DimensionList': {
        '@id': 'DimensionDescriptor',
        'str:Dimension': dimensions.map((each, place) => ({
          ...named(each, 'Dimension'),
          '@position': place + 1,
          ...represented(each, dialect),
        })),
        'str:TimeDimension': {
          ...named(timeDimension, 'TimeDimension'),
          ...(is21 ? { '@position': dimensions.length + 1 } : {}),
          ...represented(timeDimension, dialect),
        },
      },
      'str:AttributeList': {
        '@id': 'AttributeDescriptor',
        'str:Attribute': attributes.map((each) => ({
          ...named(each, 'DataAttribute'),
          ...(is21
            ? { '@assignmentStatus': each.isMandatory ? 'Mandatory' : 'Conditional' }
            : { '@usage': each.isMandatory ? 'mandatory' : 'optional' }),
          ...represented(each, dialect),
          'str:AttributeRelationship': relationship(each, dialect),
        })),
      },
      'str:MeasureList': {
        '@id': 'MeasureDescriptor',
        [is21 ? 'str:PrimaryMeasure' : 'str:Measure']: {
          ...named(measure, is21 ? 'PrimaryMeasure' : 'Measure'),
          ...represented(measure, dialect),
        },
      },
    },
  };
}

function named({ id }: Component, className: string): XmlNode {
  return { '@id': id, '@urn': componentUrn(className, id) };
}

/** The concept of a component, and what its values are. */
function represented({ id, codelist, type }: Component, dialect: MlDialect): XmlNode {
  return {
    'str:ConceptIdentity': dialect.reference(conceptsIdentity, id),
    'str:LocalRepresentation':
      codelist === null
        ? { 'str:TextFormat': { '@textType': type } }
        : { 'str:Enumeration': dialect.reference(codelistIdentity(codelist)) },
  };
}

function relationship({ attachedTo }: Attribute, dialect: MlDialect): XmlNode {
  if (attachedTo === 'series') return { 'str:Dimension': dimensions.map(({ id }) => dialect.local(id)) };
  if (dialect.version === '2.1') return { 'str:PrimaryMeasure': dialect.local(measure.id) };
  return { 'str:Observation': {} };
}
