import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { type Artefact, type Identity, urnOf } from '../model/artefacts.ts';
import { parentsInList } from '../model/code-lists.ts';
import { artefactsOf } from '../model/structural-metadata.ts';
import { usedItems } from '../model/used-items.ts';
import { SdmxFault } from '../request/sdmx-fault.ts';
import type { StructureParameters } from '../request/structure-parameters.ts';
import { type ApiVersion, type ArtefactFilter, isNamed } from '../request/structure-path.ts';

/** An artefact as a message shows it. */
export interface ShownArtefact {
  readonly artefact: Artefact;
  /** Without its contents: a stub has the name alone, a complete stub the description too. */
  readonly stub: 'stub' | 'completestub' | null;
  /** True where some of its items are left out. */
  readonly isPartial: boolean;
}

interface StructureQuery extends StructureParameters {
  readonly filter: ArtefactFilter;
  readonly api: ApiVersion;
}

type Stubs = Readonly<Partial<Record<StructureParameters['detail'], ShownArtefact['stub']>>>;

/** What is a stub, by `detail`: of the artefacts that a path names, and of those that come with them. */
const stubs: { readonly named: Stubs; readonly related: Stubs } = {
  named: { allstubs: 'stub', allcompletestubs: 'completestub' },
  related: {
    allstubs: 'stub',
    referencestubs: 'stub',
    allcompletestubs: 'completestub',
    referencecompletestubs: 'completestub',
  },
};

/** The artefacts of a query, and those that it asks for with them. @throws SdmxFault where there are none */
export function queriedArtefacts(catalogue: Catalogue, query: StructureQuery): readonly ShownArtefact[] {
  const { filter, detail } = query;
  const all = artefactsOf(catalogue);
  const named = all
    .filter((artefact) => isNamed(filter, artefact))
    .flatMap((each) => withItems(each, filter));
  if (named.length === 0)
    throw new SdmxFault('noResults', 'No artefact has this agency, id, version and item.');
  const urns = new Set(named.map(({ artefact }) => urnOf(artefact)));
  const others = referenced(all, urns, query).map((artefact) => related(artefact, catalogue, detail));
  const stub = stubs.named[detail] ?? null;
  return [...named.map((each) => ({ ...each, stub })), ...others].toSorted(
    (a, b) => all.findIndex(sameAs(a.artefact)) - all.findIndex(sameAs(b.artefact)),
  );
}

function sameAs(artefact: Identity) {
  const urn = urnOf(artefact);
  return (other: Identity) => urnOf(other) === urn;
}

/** An artefact with the items that a path names; none where it has none of them. */
function withItems(artefact: Artefact, { items }: ArtefactFilter): Omit<ShownArtefact, 'stub'>[] {
  if (items === null) return [{ artefact, isPartial: false }];
  const kept = artefact.items.filter(({ id }) => items.includes(id));
  return kept.length === 0
    ? []
    : [{ artefact: { ...artefact, items: parentsInList(kept) }, isPartial: true }];
}

/** An artefact that comes with those that were asked for. */
function related(
  artefact: Artefact,
  catalogue: Catalogue,
  detail: StructureParameters['detail'],
): ShownArtefact {
  const stub = stubs.related[detail] ?? null;
  if (detail !== 'referencepartial') return { artefact, stub, isPartial: false };
  return partialArtefact(artefact, usedItems(catalogue).get(artefact.id));
}

/** An artefact with the items of these ids alone; whole where there is no such set. */
export function partialArtefact(artefact: Artefact, used: ReadonlySet<string> | undefined): ShownArtefact {
  const kept = used === undefined ? artefact.items : artefact.items.filter(({ id }) => used.has(id));
  const isPartial = kept.length < artefact.items.length;
  return {
    artefact: isPartial ? { ...artefact, items: parentsInList(kept) } : artefact,
    stub: null,
    isPartial,
  };
}

type Urns = ReadonlySet<string>;

/** The other artefacts that `references` asks for. */
function referenced(
  all: readonly Artefact[],
  urns: Urns,
  { references, api }: StructureQuery,
): readonly Artefact[] {
  // Only version 2 counts the scheme of its agency among what an artefact refers to.
  const agencies = api === 2 ? all.filter(({ kind }) => kind === 'agencyscheme') : [];
  const usesOf = (artefact: Artefact) =>
    [...artefact.uses, ...agencies].map((each) => urnOf(each)).filter((urn) => urn !== urnOf(artefact));
  const children = (of: Urns): Urns => new Set(all.filter((each) => of.has(urnOf(each))).flatMap(usesOf));
  const parents = (of: Urns): Urns =>
    new Set(all.filter((each) => usesOf(each).some((urn) => of.has(urn))).map((each) => urnOf(each)));
  const siblings = () => parents(urns).union(children(parents(urns)));
  const found = {
    none: () => new Set<string>(),
    parents: () => parents(urns),
    parentsandsiblings: siblings,
    ancestors: () => closure(urns, parents),
    children: () => children(urns),
    descendants: () => closure(urns, children),
    all: () => siblings().union(closure(urns, children)),
  };
  if (typeof references === 'string') return chosen(found[references]());
  const near = closure(urns, children).union(closure(urns, parents));
  return chosen(near).filter(({ kind }) => references.includes(kind));

  function chosen(of: Urns): readonly Artefact[] {
    return all.filter((each) => of.has(urnOf(each)) && !urns.has(urnOf(each)));
  }
}

/** Everything that steps lead to. */
function closure(from: Urns, step: (of: Urns) => Urns): Urns {
  let reached = step(from);
  for (;;) {
    const further = reached.union(step(reached));
    if (further.size === reached.size) return reached;
    reached = further;
  }
}
