import { type MessageHead, xmlHeader } from '../messages/message-head.ts';
import { type MlDialect, namespaces } from '../messages/ml-dialects.ts';
import { type XmlNode, xmlDocument, xmlTexts } from '../messages/xml-document.ts';
import { type Artefact, artefactKinds, structureIdentity, urnOf } from '../model/artefacts.ts';
import { constraintMl } from './constraint-ml.ts';
import { mlComponents } from './data-structure-ml.ts';
import type { StructureMessage } from './structure-message.ts';
import type { ShownArtefact } from './structure-query.ts';

/** Containers of the artefacts of each kind, in the order of the schema of each version; null is the constraint. */
const containers = {
  '2.1': [
    ['str:OrganisationSchemes', 'agencyscheme'],
    ['str:Dataflows', 'dataflow'],
    ['str:Codelists', 'codelist'],
    ['str:Concepts', 'conceptscheme'],
    ['str:DataStructures', 'datastructure'],
    ['str:Constraints', null],
  ],
  '3.0': [
    ['str:AgencySchemes', 'agencyscheme'],
    ['str:Codelists', 'codelist'],
    ['str:ConceptSchemes', 'conceptscheme'],
    ['str:DataConstraints', null],
    ['str:Dataflows', 'dataflow'],
    ['str:DataStructures', 'datastructure'],
  ],
} as const;

/** A structure message of SDMX-ML. */
export function structureMl(
  { head, shown, constraint, urlOf }: StructureMessage,
  dialect: MlDialect,
): string {
  const groups = containers[dialect.version].flatMap(([container, kind]): (readonly [string, XmlNode])[] => {
    if (kind === null) return constraint === null ? [] : [[container, constraintMl(constraint, dialect)]];
    const nodes = shown
      .filter(({ artefact }) => artefact.kind === kind)
      .map((each) => artefactNode(each, dialect, urlOf(each.artefact)));
    return nodes.length === 0 ? [] : [[container, { [`str:${artefactKinds[kind].className}`]: nodes }]];
  });
  return structureDocument(head, dialect, Object.fromEntries(groups));
}

/** A structure message with these containers. */
function structureDocument(head: MessageHead, dialect: MlDialect, structures: XmlNode): string {
  return xmlDocument({
    'mes:Structure': {
      ...namespaces(dialect, { mes: 'message', str: 'structure', com: 'common' }),
      'mes:Header': xmlHeader(head),
      'mes:Structures': structures,
    },
  });
}

function artefactNode(
  { artefact, stub, isPartial }: ShownArtefact,
  dialect: MlDialect,
  url: string,
): XmlNode {
  const { kind, agency, id, version, name, description } = artefact;
  const isAgencies = kind === 'agencyscheme';
  const isScheme = artefact.items.length > 0;
  return {
    '@id': id,
    '@agencyID': agency,
    ...(isAgencies && dialect.version === '3.0' ? {} : { '@version': version }),
    // An agency scheme is never final.
    ...(isAgencies || dialect.version === '3.0' ? {} : { '@isFinal': 'true' }),
    ...(isPartial && isScheme ? { '@isPartial': 'true' } : {}),
    ...(stub === null ? {} : { '@isExternalReference': 'true', '@structureURL': url }),
    '@urn': urnOf(artefact),
    'com:Name': xmlTexts(name),
    ...(stub === 'stub' ? {} : { 'com:Description': xmlTexts(description) }),
    ...(stub === null ? contentsOf(artefact, dialect) : {}),
  };
}

function contentsOf(artefact: Artefact, dialect: MlDialect): XmlNode {
  if (artefact.kind === 'dataflow') return { 'str:Structure': dialect.reference(structureIdentity) };
  if (artefact.kind === 'datastructure') return mlComponents(dialect);
  const name = `str:${artefactKinds[artefact.kind].itemClass}`;
  return {
    [name]: artefact.items.map((item) => ({
      '@id': item.id,
      '@urn': urnOf(artefact, item.id),
      'com:Name': xmlTexts(item.name),
      ...(item.description === null ? {} : { 'com:Description': xmlTexts(item.description) }),
      ...(item.parent === null ? {} : { 'str:Parent': dialect.parent(item.parent) }),
    })),
  };
}
