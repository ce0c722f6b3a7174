import { type Artefact, type ArtefactKind, artefactKinds } from '../model/artefacts.ts';
import { SdmxFault } from './sdmx-fault.ts';

/** The two generations of SDMX-REST that are served: 1.5 and 2.x. */
export type ApiVersion = 1 | 2;

/** Which artefacts a path names; null where it names all. */
export interface ArtefactFilter {
  readonly kinds: readonly ArtefactKind[] | null;
  readonly agencies: readonly string[] | null;
  readonly ids: readonly string[] | null;
  readonly versions: readonly string[] | null;
  /** Ids of items. */
  readonly items: readonly string[] | null;
}

/** Resources of SDMX that have nothing here. */
const absentResources: ReadonlySet<string> = new Set(
  `actualconstraint allowedconstraint attachmentconstraint categorisation categoryscheme categoryschememap
  conceptschememap contentconstraint customtypescheme dataconstraint dataconsumerscheme dataproviderscheme
  geocodelist geographiccodelist geogridcodelist hierarchicalcodelist hierarchy hierarchyassociation metadata
  metadataconstraint metadataflow metadataproviderscheme metadataprovisionagreement metadataset metadatastructure
  namealiasscheme namepersonalisationscheme organisationschememap organisationunitscheme process provisionagreement
  registration reportingtaxonomy reportingtaxonomymap representationmap rulesetscheme structuremap structureset
  transformationscheme userdefinedoperatorscheme valuelist vtlmappingscheme`.split(/\s+/),
);

/** Words for several kinds at once; null is all. */
const groups: Readonly<Record<string, readonly ArtefactKind[] | null>> = {
  structure: null,
  all: null,
  '*': null,
  organisationscheme: ['agencyscheme'],
};

/** True for a resource that SDMX has, served or not. */
export function isResource(word: string): boolean {
  return absentResources.has(word) || Object.hasOwn(groups, word) || isArtefactKind(word);
}

/**
 * What `codelist/CDE/CL_AREA/1.0.0/CN` names. What is left out at the end is all agencies, all ids and all versions.
 * @throws SdmxFault for a resource that there is not
 */
export function artefactFilter(segments: readonly string[], api: ApiVersion): ArtefactFilter {
  const [resource = '*', agencies, ids, versions, items, ...more] = segments;
  if (more.length > 0)
    throw new SdmxFault(
      'syntax',
      'A structure path has at most five parts: resource, agency, id, version, items.',
    );
  const kinds = [...new Set(listed(resource)?.flatMap(kindsOf) ?? [null])];
  return {
    kinds: kinds.includes(null) ? null : kinds.filter((kind) => kind !== null),
    agencies: listed(agencies),
    ids: listed(ids),
    versions: versionsOf(versions, api),
    items: listed(items),
  };
}

/** True where a filter names an artefact. */
export function isNamed(filter: ArtefactFilter, { kind, agency, id, version }: Artefact): boolean {
  const { kinds, agencies, ids, versions } = filter;
  return (
    (kinds?.includes(kind) ?? true) &&
    (agencies?.includes(agency) ?? true) &&
    (ids?.includes(id) ?? true) &&
    (versions?.some((each) => isVersion(each, version)) ?? true)
  );
}

/** True where a version is the one asked for; of each artefact there is one, so that it is also the latest. */
export function isVersion(asked: string, version: string): boolean {
  if (/^(latest|[+~*]|all)$/.test(asked)) return true;
  if (!/[+~*]/.test(asked)) return asked === version;
  // The parts after a wildcard are least values: 1.0+.0 is any 1.x from 1.0 on.
  const parts = asked.split('.');
  const place = parts.findIndex((part) => /[+~*]/.test(part));
  const own = version.split('.');
  const least = Number((parts[place] ?? '').replace(/\D/g, '') || 0);
  return (
    parts.length === own.length &&
    parts.slice(0, place).every((part, at) => part === own[at]) &&
    Number(own[place]) >= least
  );
}

/** Ids of a part of a path, joined by `+` or commas; null where it stands for all. */
export function listed(text: string | undefined): readonly string[] | null {
  if (text === undefined || /^(all|\*)?$/.test(text)) return null;
  const values = text.split(/[+,]/);
  return values.includes('*') || values.includes('all') ? null : values;
}

/** Versions, joined by `+` in version 1 of the API, where version 2 has a wildcard, and by commas in version 2. */
function versionsOf(text: string | undefined, api: ApiVersion): readonly string[] | null {
  if (text === undefined || /^(all|[*+~])?$/.test(text)) return null;
  return text.split(api === 1 ? /[+,]/ : ',');
}

/** True for the word of a kind of artefacts that is served. */
export function isArtefactKind(word: string): word is ArtefactKind {
  return Object.hasOwn(artefactKinds, word);
}

function kindsOf(word: string): readonly (ArtefactKind | null)[] {
  if (isArtefactKind(word)) return [word];
  if (Object.hasOwn(groups, word)) return groups[word] ?? [null];
  if (absentResources.has(word))
    throw new SdmxFault(
      'notImplemented',
      `This service has no ${word}: ${Object.keys(artefactKinds).join(', ')}.`,
    );
  throw new SdmxFault('noResults', `"${word.slice(0, 60)}" is no resource of SDMX.`);
}
