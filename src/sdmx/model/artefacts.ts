import type { Text } from '../../domain/statements/codes.ts';

/** Id of the agency that maintains everything here; it is registered nowhere. */
export const agencyId = 'CDE';
/** Version of every artefact but the agency scheme, which has the version that the standard fixes. */
export const artefactVersion = '1.0.0';

/** Kinds of artefacts that are served: package and class in the information model, and the class of their items. */
export const artefactKinds = {
  agencyscheme: { package: 'base', className: 'AgencyScheme', itemClass: 'Agency' },
  codelist: { package: 'codelist', className: 'Codelist', itemClass: 'Code' },
  conceptscheme: { package: 'conceptscheme', className: 'ConceptScheme', itemClass: 'Concept' },
  datastructure: { package: 'datastructure', className: 'DataStructure', itemClass: '' },
  dataflow: { package: 'datastructure', className: 'Dataflow', itemClass: '' },
} as const;

export type ArtefactKind = keyof typeof artefactKinds;

/** What names an artefact. */
export interface Identity {
  readonly kind: ArtefactKind;
  readonly agency: string;
  readonly id: string;
  readonly version: string;
}

/** A maintainable artefact: a scheme has items, the others have none. */
export interface Artefact extends Identity {
  readonly name: Text;
  readonly description: Text;
  readonly items: readonly Item[];
  /** Artefacts that it refers to. */
  readonly uses: readonly Identity[];
}

/** A code, a concept or an agency. */
export interface Item {
  readonly id: string;
  readonly name: Text;
  readonly description: Text | null;
  /** Id of the code above it. */
  readonly parent: string | null;
}

export const flowIdentity: Identity = {
  kind: 'dataflow',
  agency: agencyId,
  id: 'DATA_ECONOMY',
  version: artefactVersion,
};
export const structureIdentity: Identity = {
  kind: 'datastructure',
  agency: agencyId,
  id: 'DSD_DATA_ECONOMY',
  version: artefactVersion,
};
export const conceptsIdentity: Identity = {
  kind: 'conceptscheme',
  agency: agencyId,
  id: 'CS_DATA_ECONOMY',
  version: artefactVersion,
};
export const agenciesIdentity: Identity = {
  kind: 'agencyscheme',
  agency: 'SDMX',
  id: 'AGENCIES',
  version: '1.0',
};

/** The identity of one of our code lists. */
export function codelistIdentity(id: string): Identity {
  return { kind: 'codelist', agency: agencyId, id, version: artefactVersion };
}

/** `urn:sdmx:org.sdmx.infomodel.codelist.Codelist=CDE:CL_FREQ(1.0.0)`, of an item with `.A` at its end. */
export function urnOf({ kind, agency, id, version }: Identity, item?: string): string {
  const { package: name, className, itemClass } = artefactKinds[kind];
  const [type, ending] = item === undefined ? [className, ''] : [itemClass, `.${item}`];
  return `urn:sdmx:org.sdmx.infomodel.${name}.${type}=${agency}:${id}(${version})${ending}`;
}

/** The URN of a component of the data structure: `…datastructure.Dimension=CDE:DSD_DATA_ECONOMY(1.0.0).FREQ`. */
export function componentUrn(className: string, id: string): string {
  const { agency, id: structure, version } = structureIdentity;
  return `urn:sdmx:org.sdmx.infomodel.datastructure.${className}=${agency}:${structure}(${version}).${id}`;
}
