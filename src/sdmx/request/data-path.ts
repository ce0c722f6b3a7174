import { agencyId, flowIdentity, type Identity, structureIdentity } from '../model/artefacts.ts';
import { SdmxFault } from './sdmx-fault.ts';
import { type ApiVersion, isVersion, listed } from './structure-path.ts';

/** What is left of the path of a data query once its flow is known to be ours: the key, and a component. */
interface DataPath {
  /** The dataflow, or the data structure where the path names only that. */
  readonly context: Identity;
  readonly key: string;
  /** Id of the component whose availability is asked for; null for all. */
  readonly component: string | null;
}

/** `flow/key/provider/component`. @throws SdmxFault where the flow is not ours */
function pathOf15([
  flow = '',
  key = 'all',
  provider = 'all',
  component = 'all',
  ...more
]: readonly string[]): DataPath {
  if (flow === '') throw new SdmxFault('syntax', 'Name a dataflow: data/DATA_ECONOMY.');
  if (more.length > 0) throw new SdmxFault('syntax', 'After the key come a provider and a component.');
  const parts = flow.split(',');
  const [agency = 'all', id = '', version = 'latest'] = parts.length === 1 ? ['all', flow] : parts;
  const names = [
    { text: agency, own: flowIdentity.agency },
    { text: id, own: flowIdentity.id },
  ];
  if (
    !names.every(({ text, own }) => listed(text)?.includes(own) ?? true) ||
    !isVersion(version, flowIdentity.version)
  )
    throw new SdmxFault(
      'noResults',
      `There is no dataflow ${flow.slice(0, 100)}: it is ${agencyId},${flowIdentity.id}.`,
    );
  const providers = listed(provider.split(',').at(-1));
  if (providers !== null && !providers.includes(agencyId))
    throw new SdmxFault('noResults', `${agencyId} is the only provider here.`);
  return { context: flowIdentity, key, component: component === 'all' ? null : component };
}

/** `context/agency/id/version/key/component`. @throws SdmxFault where it names nothing of ours */
function pathOf2([
  context = '*',
  agency,
  id,
  version = '*',
  key = '*',
  component = '*',
  ...more
]: readonly string[]): DataPath {
  if (more.length > 0) throw new SdmxFault('syntax', 'After the key comes a component.');
  if (!contexts.has(context)) {
    if (context === 'provisionagreement')
      throw new SdmxFault('notImplemented', 'There are no provision agreements.');
    throw new SdmxFault(
      'syntax',
      `"${context.slice(0, 60)}" is no context: write dataflow or datastructure.`,
    );
  }
  const own = (contexts.get(context) ?? []).find(
    (each) =>
      (listed(agency)?.includes(each.agency) ?? true) &&
      (listed(id)?.includes(each.id) ?? true) &&
      version.split(',').some((asked) => isVersion(asked, each.version)),
  );
  if (own === undefined)
    throw new SdmxFault(
      'noResults',
      `No data are here of this context: try dataflow/${agencyId}/${flowIdentity.id}.`,
    );
  return { context: own, key, component: /^(\*|all)$/.test(component) ? null : component };
}

const contexts: ReadonlyMap<string, readonly Identity[]> = new Map([
  ['dataflow', [flowIdentity]],
  ['datastructure', [structureIdentity]],
  ['*', [flowIdentity, structureIdentity]],
]);

/** The path of a data or availability query. @throws SdmxFault where it names nothing of ours */
export const dataPath: Readonly<Record<ApiVersion, (segments: readonly string[]) => DataPath>> = {
  1: pathOf15,
  2: pathOf2,
};
