import type { RequestAddress } from '../../http/request/addresses.ts';
import type { ArtefactKind } from '../model/artefacts.ts';
import { SdmxFault } from './sdmx-fault.ts';
import { isArtefactKind, isResource } from './structure-path.ts';

const details = [
  'full',
  'allstubs',
  'referencestubs',
  'allcompletestubs',
  'referencecompletestubs',
  'referencepartial',
  'raw',
] as const;
const relatives = [
  'none',
  'parents',
  'parentsandsiblings',
  'ancestors',
  'children',
  'descendants',
  'all',
] as const;

type Relatives = (typeof relatives)[number];

/** How much of the artefacts is asked for, and which others with them. */
export interface StructureParameters {
  readonly detail: (typeof details)[number];
  readonly references: Relatives | readonly ArtefactKind[];
}

/** @throws SdmxFault where a parameter has no value of SDMX */
export function structureParameters(address: RequestAddress): StructureParameters {
  return {
    detail: oneOf(address.given('detail') ?? 'full', details, 'detail'),
    references: referencesOf(address.given('references') ?? 'none'),
  };
}

function referencesOf(text: string): StructureParameters['references'] {
  const word = relatives.find((each) => each === text);
  if (word !== undefined) return word;
  const kinds = text.split(/[+,]/);
  if (kinds.every(isResource)) return kinds.filter(isArtefactKind);
  throw new SdmxFault(
    'syntax',
    `references "${text.slice(0, 60)}" is none of ${relatives.join(', ')}, and no resource.`,
  );
}

/** The value of a parameter. @throws SdmxFault where it is none of those that there are */
export function oneOf<T extends string>(text: string, values: readonly T[], parameter: string): T {
  const found = values.find((value) => value === text);
  if (found !== undefined) return found;
  throw new SdmxFault('syntax', `${parameter} "${text.slice(0, 60)}" is none of ${values.join(', ')}.`);
}
