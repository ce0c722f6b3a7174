import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { compareText } from '../../domain/compare-text.ts';
import { codelists } from '../../http/codelists/codelist-view.ts';
import { type Artefact, codelistIdentity, type Item } from './artefacts.ts';
import { observationStatuses } from './observation-status.ts';

interface CodeList {
  readonly id: string;
  /** The list of the API that has the same codes. */
  readonly list: string;
}

/** Lists whose codes, names and definitions are those of `/v1/codelists`. */
const shared: readonly CodeList[] = [
  { id: 'CL_AREA', list: 'areas' },
  { id: 'CL_FREQ', list: 'frequencies' },
  { id: 'CL_GRADE', list: 'grades' },
  { id: 'CL_LANE', list: 'lanes' },
  { id: 'CL_QUALIFIER', list: 'qualifiers' },
  { id: 'CL_UNIT', list: 'units' },
];

/** Every list of codes, ordered by id. */
export function codeListsOf(catalogue: Catalogue): Artefact[] {
  const lists = [
    ...shared.flatMap(({ id, list }) => {
      const found = codelists[list];
      return found === undefined
        ? []
        : [codeList(id, found.name, parentsInList(found.codes(catalogue).map(itemOf)))];
    }),
    codeList(
      'CL_INDICATOR',
      { en: 'Indicators', zh: '指标' },
      [...livingIndicators(catalogue).values()].map(itemOf),
    ),
    codeList(
      'CL_OBS_STATUS',
      { en: 'Observation status', zh: '观测值状态' },
      Object.entries(observationStatuses).map(([id, name]) => itemOf({ id, name })),
    ),
    codeList('CL_UNIT_MULT', { en: 'Unit multipliers', zh: '单位乘数' }, [
      itemOf({ id: '0', name: { en: 'Units', zh: '个' } }),
    ]),
  ];
  return lists.toSorted((a, b) => compareText(a.id, b.id));
}

function codeList(id: string, name: Artefact['name'], items: readonly Item[]): Artefact {
  return { ...codelistIdentity(id), name, description: name, items, uses: [] };
}

interface Coded {
  readonly id: string;
  readonly name: Item['name'];
  readonly definition?: Item['name'];
  readonly parent?: string | null;
}

function itemOf({ id, name, definition, parent = null }: Coded): Item {
  return { id, name, description: definition ?? null, parent };
}

/** Codes that name their parents only where these are in the same list. */
export function parentsInList(items: readonly Item[]): Item[] {
  const ids = new Set(items.map(({ id }) => id));
  return items.map((item) =>
    item.parent !== null && ids.has(item.parent) ? item : { ...item, parent: null },
  );
}
