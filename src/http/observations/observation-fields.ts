import { kinds, type Lane, lanes, type Text, wordsOf } from '../../domain/statements/codes.ts';
import { relabelled } from '../../domain/statements/labels.ts';
import { isObservationKey, observationKeys } from '../../domain/statements/observation.ts';
import type { AddedField, Asked } from './asked.ts';
import { isDerived } from './computation/combinations.ts';

/** The keys of JSON in their order; undefined for all keys that a row has. */
export function fieldsInJson({ query }: Pick<Asked, 'query'>): readonly string[] | undefined {
  const { fields, labels } = query;
  if (labels === 'code') return fields;
  const all = isDerived(query) ? [...observationKeys, 'derivation'] : observationKeys;
  return relabelled(fields ?? all, labels);
}

/** The fields that are no keys of a statement: JSON shows the cell of the long table, or null. */
export function columnsInJson(asked: Pick<Asked, 'query'>): string[] {
  return (fieldsInJson(asked) ?? []).filter((field) => !isObservationKey(field));
}

/** The same question with what its fields must not be read without as last ones. `met` gives the lanes of the rows. */
export async function withTellingFields(asked: Asked, met: () => Promise<number>): Promise<Asked> {
  const { fields, shape, scale } = asked.query;
  if (fields === undefined || shape === 'wide') return asked;
  const added = await tellingFields(fields, scale, met);
  return added.length === 0
    ? asked
    : { ...asked, added, query: { ...asked.query, fields: [...fields, ...added] } };
}

/**
 * What fields must not be read without: `scale` where values are scaled, and `lane` where rows of several lanes meet and
 * no field would tell them apart. `met` gives the lanes of the rows; it is called only where it matters.
 */
export async function tellingFields(
  fields: readonly string[],
  scale: string,
  met: () => Promise<number> | number,
): Promise<AddedField[]> {
  const names = (...wanted: readonly string[]) => wanted.some((name) => fields.includes(name));
  const added: AddedField[] = [];
  if (scale !== '1' && names('value', 'bounds', 'lower', 'upper') && !names('scale')) added.push('scale');
  if (!names('lane', 'kind') && (await met()) > 1) added.push('lane');
  return added;
}

const reasons = {
  scale: {
    en: 'Values are scaled and fields does not name scale: scale is added.',
    zh: '数值已按数量级换算，而fields未列出scale：已补入scale。',
  },
  lane: {
    en: 'Rows of several lanes stand together and fields names neither kind nor lane: lane is added.',
    zh: '不同类别的数值并列，而fields既未列出kind也未列出lane：已补入lane。',
  },
} as const satisfies Record<AddedField, Text>;

/** The warnings that fields were added. */
export function addedWarnings({ added = [] }: { readonly added?: readonly AddedField[] }, lang: keyof Text) {
  return added.map((field) => ({ code: `${field}Added`, detail: reasons[field][lang] }));
}

/** The number of lanes among the statements of a selection. */
export async function lanesIn({ selection, catalogue, store }: Asked): Promise<number> {
  const { indicators, areas, frequencies } = selection;
  const stated = new Set(
    (indicators ?? [...catalogue.series.keys()])
      .flatMap((id) => catalogue.series.get(id) ?? [])
      .filter(
        ({ area, frequency }) =>
          (areas?.includes(area) ?? true) && (frequencies?.includes(frequency) ?? true),
      )
      .map(({ lane }) => lane),
  );
  const possible = wordsOf(lanes).flatMap((lane) => {
    const asked = kindsIn(lane).filter((kind) => selection.kinds?.includes(kind) ?? true);
    return stated.has(lane) && (selection.lanes?.includes(lane) ?? true) && asked.length > 0 ? [asked] : [];
  });
  if (possible.length < 2) return possible.length;
  const paging = { order: [], after: null, limit: 1 };
  const found = await Promise.all(possible.map((kinds) => store.read({ ...selection, kinds }, paging)));
  return found.filter(({ statements }) => statements.length > 0).length;
}

function kindsIn(lane: Lane) {
  return wordsOf(kinds).filter((kind) => kinds[kind].lane === lane);
}
