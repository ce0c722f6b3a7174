import { artefactKinds, type Identity, urnOf } from '../model/artefacts.ts';
import type { XmlNode } from './xml-document.ts';

/** What differs between the versions of SDMX-ML. */
export interface MlDialect {
  readonly version: '2.1' | '3.0';
  /** Namespace of a module: `message`, `structure`, `common`, `data/generic`, `data/structurespecific`. */
  readonly namespace: (module: string) => string;
  /** Address of an official schema: `SDMXCommon`. */
  readonly schemaOf: (name: string) => string;
  /** A reference to an artefact, or to one of its items: by its parts, or by its URN. */
  readonly reference: (to: Identity, item?: string) => XmlNode | string;
  /** The same of a component of the structure that refers. */
  readonly local: (id: string) => XmlNode | string;
  /** The same of a code that is above another. */
  readonly parent: (id: string) => XmlNode | string;
}

/** SDMX-ML 2.1, which refers to an artefact by its parts. */
export const ml21: MlDialect = {
  version: '2.1',
  namespace: (module) => `http://www.sdmx.org/resources/sdmxml/schemas/v2_1/${module}`,
  schemaOf: (name) => `https://registry.sdmx.org/schemas/v2_1/${name}.xsd`,
  reference: ({ kind, agency, id, version }, item) => {
    const { package: name, className, itemClass } = artefactKinds[kind];
    if (item === undefined)
      return {
        Ref: { '@id': id, '@version': version, '@agencyID': agency, '@package': name, '@class': className },
      };
    return {
      Ref: {
        '@id': item,
        '@maintainableParentID': id,
        '@maintainableParentVersion': version,
        '@agencyID': agency,
        '@package': name,
        '@class': itemClass,
      },
    };
  },
  local: (id) => ({ Ref: { '@id': id } }),
  parent: (id) => ({ Ref: { '@id': id, '@package': 'codelist', '@class': 'Code' } }),
};

/** SDMX-ML 3.0, which refers to an artefact by its URN. */
export const ml30: MlDialect = {
  version: '3.0',
  namespace: (module) => `http://www.sdmx.org/resources/sdmxml/schemas/v3_0/${module}`,
  schemaOf: (name) => `https://registry.sdmx.org/schemas/v3_0/${name}.xsd`,
  reference: urnOf,
  local: (id) => id,
  parent: (id) => id,
};

/** Declarations of the namespaces of some modules, by prefix. */
export function namespaces({ namespace }: MlDialect, modules: Readonly<Record<string, string>>): XmlNode {
  return Object.fromEntries(
    Object.entries(modules).map(([prefix, module]) => [`@xmlns:${prefix}`, namespace(module)]),
  );
}
