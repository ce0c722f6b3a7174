import type { RequestAddress } from '../../http/request/addresses.ts';
import type { ArtefactKind } from '../model/artefacts.ts';
import { allDimensions } from '../model/components.ts';
import { SdmxFault } from './sdmx-fault.ts';
import { oneOf } from './structure-parameters.ts';
import { listed } from './structure-path.ts';

/** What an availability query asks for besides its data. */
export interface AvailabilityParameters {
  readonly mode: 'exact' | 'available';
  /** Ids of the dimensions that the answer describes. */
  readonly components: ReadonlySet<string>;
  /** Kinds of artefacts that come with it. */
  readonly references: ReadonlySet<ArtefactKind>;
}

/** Values of `references`; of value lists and data providers there are none. */
const kinds: Readonly<Record<string, readonly ArtefactKind[]>> = {
  none: [],
  all: ['dataflow', 'datastructure', 'conceptscheme', 'codelist'],
  codelist: ['codelist'],
  conceptscheme: ['conceptscheme'],
  dataflow: ['dataflow'],
  datastructure: ['datastructure'],
  dataproviderscheme: [],
  valuelist: [],
};

/** @throws SdmxFault where a parameter, or the component of the path, is nothing of the standard */
export function availabilityParameters(
  address: RequestAddress,
  component: string | null,
): AvailabilityParameters {
  const words = (address.given('references') ?? 'none').split(/[+, ]/);
  return {
    mode: oneOf(address.given('mode') ?? 'exact', ['exact', 'available'], 'mode'),
    components: new Set(componentsOf(component)),
    references: new Set(words.flatMap((word) => kinds[oneOf(word, Object.keys(kinds), 'references')] ?? [])),
  };
}

function componentsOf(text: string | null): readonly string[] {
  const all = allDimensions.map(({ id }) => id);
  const named = listed(text ?? undefined);
  const unknown = named?.find((id) => !all.includes(id));
  if (unknown !== undefined)
    throw new SdmxFault('syntax', `"${unknown.slice(0, 60)}" is no dimension: ${all.join(', ')}.`);
  return named ?? all;
}
