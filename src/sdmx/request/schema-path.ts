import type { RequestAddress } from '../../http/request/addresses.ts';
import { agencyId, flowIdentity, type Identity, structureIdentity } from '../model/artefacts.ts';
import { SdmxFault } from './sdmx-fault.ts';
import { isVersion } from './structure-path.ts';

const contexts: ReadonlyMap<string, Identity> = new Map([
  ['dataflow', flowIdentity],
  ['datastructure', structureIdentity],
]);
const absent = ['metadataflow', 'metadatastructure', 'metadataprovisionagreement', 'provisionagreement'];

/**
 * What `context/agency/id/version` names, which must be one artefact. As no constraint is attached to the dataflow, its
 * schema and that of the data structure are the same but for their namespace.
 * @throws SdmxFault where it names nothing of ours
 */
export function schemaContext([
  context = '',
  agency = '',
  id = '',
  version = 'latest',
  ...more
]: readonly string[]): Identity {
  if (absent.includes(context)) throw new SdmxFault('notImplemented', `There is no ${context}.`);
  const own = contexts.get(context);
  if (own === undefined)
    throw new SdmxFault(
      'syntax',
      `"${context.slice(0, 60)}" is no context: write dataflow or datastructure.`,
    );
  if (agency === '' || id === '' || more.length > 0)
    throw new SdmxFault(
      'syntax',
      `Name one artefact: schema/${context}/${agencyId}/${own.id}/${own.version}.`,
    );
  if (agency !== own.agency || id !== own.id || !isVersion(version, own.version))
    throw new SdmxFault(
      'noResults',
      `There is no such ${context}: it is ${agencyId}/${own.id}/${own.version}.`,
    );
  return own;
}

/** Refuses schemas of messages that are not written here. @throws SdmxFault */
export function checkSchemaParameters(address: RequestAddress): void {
  for (const name of ['explicitMeasure', 'deletion'])
    if (address.given(name) === 'true')
      throw new SdmxFault('notImplemented', `There are no schemas with ${name}.`);
}
