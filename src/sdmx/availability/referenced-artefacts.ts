import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Artefact, ArtefactKind } from '../model/artefacts.ts';
import { allDimensions } from '../model/components.ts';
import type { Constraint } from '../model/constraint.ts';
import { artefactsOf } from '../model/structural-metadata.ts';
import { partialArtefact, type ShownArtefact } from '../structures/structure-query.ts';

/** The artefacts of some kinds that explain a constraint: of schemes only what it uses, with the codes above those. */
export function referencedArtefacts(
  catalogue: Catalogue,
  { regions, time }: Pick<Constraint, 'regions' | 'time'>,
  kinds: ReadonlySet<ArtefactKind>,
): readonly ShownArtefact[] {
  const dimensionIds = [...regions.map(({ id }) => id), ...(time === null ? [] : ['TIME_PERIOD'])];
  const codes = new Map(
    regions.map(({ id, codes: own }) => [
      allDimensions.find((dimension) => dimension.id === id)?.codelist ?? '',
      own,
    ]),
  );
  return artefactsOf(catalogue)
    .filter(({ kind, id }) => kinds.has(kind) && (kind !== 'codelist' || codes.has(id)))
    .map((artefact) => partialArtefact(artefact, usedItems(artefact)));

  function usedItems(artefact: Artefact): ReadonlySet<string> | undefined {
    if (artefact.kind === 'conceptscheme') return new Set(dimensionIds);
    return artefact.kind === 'codelist' ? withParents(artefact, codes.get(artefact.id) ?? []) : undefined;
  }
}

/** Codes with all those above them. */
function withParents({ items }: Artefact, codes: readonly string[]): ReadonlySet<string> {
  const parents = new Map(items.map(({ id, parent }) => [id, parent]));
  const found = new Set<string>();
  for (const code of codes)
    for (let at: string | null = code; at !== null && !found.has(at); at = parents.get(at) ?? null)
      found.add(at);
  return found;
}
