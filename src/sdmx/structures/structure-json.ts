import { jsonMeta } from '../messages/message-head.ts';
import {
  type Artefact,
  type ArtefactKind,
  codelistIdentity,
  conceptsIdentity,
  structureIdentity,
  urnOf,
} from '../model/artefacts.ts';
import {
  type Attribute,
  attributes,
  type Component,
  dimensions,
  measure,
  timeDimension,
} from '../model/components.ts';
import { constraintJson } from './constraint-json.ts';
import type { StructureMessage } from './structure-message.ts';
import type { ShownArtefact } from './structure-query.ts';

const schema =
  'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json';

/** Names of the lists of each kind, and of the items in an artefact of it. */
const lists: Readonly<Record<ArtefactKind, { readonly list: string; readonly items: string }>> = {
  agencyscheme: { list: 'agencySchemes', items: 'agencies' },
  codelist: { list: 'codelists', items: 'codes' },
  conceptscheme: { list: 'conceptSchemes', items: 'concepts' },
  datastructure: { list: 'dataStructures', items: '' },
  dataflow: { list: 'dataflows', items: '' },
};

/** A structure message of SDMX-JSON 2.0.0. */
export function structureJson({ head, shown, constraint, urlOf }: StructureMessage): string {
  const grouped = Map.groupBy(shown, ({ artefact }) => lists[artefact.kind].list);
  const data = [...grouped].map(([list, members]) => [
    list,
    members.map((each) => artefactObject(each, urlOf(each.artefact))),
  ]);
  const constraints =
    constraint === null ? {} : { dataConstraints: [constraintJson(constraint, head.address)] };
  return JSON.stringify({
    meta: jsonMeta(head, schema),
    data: { ...constraints, ...Object.fromEntries(data) },
  });
}

function artefactObject({ artefact, stub, isPartial }: ShownArtefact, href: string) {
  const { kind, id, agency, version, name, description, items } = artefact;
  return {
    id,
    // The version of an agency scheme is fixed, and no property of it.
    ...(kind === 'agencyscheme' ? {} : { version }),
    agencyID: agency,
    ...(stub === null ? {} : { isExternalReference: true }),
    name: name.en,
    names: name,
    ...(stub === 'stub' ? {} : { description: description.en, descriptions: description }),
    ...(isPartial && items.length > 0 ? { isPartial } : {}),
    links: [{ href, urn: urnOf(artefact), rel: 'self' }],
    ...(stub === null ? contentsOf(artefact) : {}),
  };
}

function contentsOf(artefact: Artefact): object {
  if (artefact.kind === 'dataflow') return { structure: urnOf(structureIdentity) };
  if (artefact.kind === 'datastructure') return { dataStructureComponents: jsonComponents() };
  return {
    [lists[artefact.kind].items]: artefact.items.map(({ id, name, description, parent }) => ({
      id,
      name: name.en,
      names: name,
      ...(description === null ? {} : { description: description.en, descriptions: description }),
      ...(parent === null ? {} : { parent }),
    })),
  };
}

function jsonComponents() {
  return {
    dimensionList: {
      id: 'DimensionDescriptor',
      dimensions: dimensions.map((each, position) => ({ id: each.id, position, ...represented(each) })),
      timeDimension: { id: timeDimension.id, ...represented(timeDimension) },
    },
    attributeList: {
      id: 'AttributeDescriptor',
      attributes: attributes.map((each) => ({
        id: each.id,
        usage: each.isMandatory ? 'mandatory' : 'optional',
        ...represented(each),
        attributeRelationship: relationship(each),
      })),
    },
    measureList: { id: 'MeasureDescriptor', measures: [{ id: measure.id, ...represented(measure) }] },
  };
}

function represented({ id, codelist, type }: Component) {
  return {
    conceptIdentity: urnOf(conceptsIdentity, id),
    localRepresentation:
      codelist === null ? { format: { dataType: type } } : { enumeration: urnOf(codelistIdentity(codelist)) },
  };
}

function relationship({ attachedTo }: Attribute): object {
  return attachedTo === 'series' ? { dimensions: dimensions.map(({ id }) => id) } : { observation: {} };
}
