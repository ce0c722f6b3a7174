import type { Catalogue, Indicator } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import { compareText } from '../../domain/compare-text.ts';
import type { ScaleName } from '../../domain/numbers/scales.ts';
import { unitStyle } from '../../domain/numbers/unit-style.ts';
import type { Selection } from '../../domain/query/selection.ts';
import { type Lane, lanes as laneNames, type Text } from '../../domain/statements/codes.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { Store } from '../../store/store.ts';

/** What a reader of an answer should know of it. */
export interface Warning {
  readonly code: string;
  readonly detail: string;
}

interface Context {
  readonly catalogue: Catalogue;
  readonly store: Store;
  readonly selection: Selection;
  readonly query: SortedQuery & { readonly scale: ScaleName };
  /** Rows of other pages: an order by value compares them too. */
  readonly beside?: readonly Warned[];
}

interface SortedQuery {
  readonly lang: keyof Text;
  readonly sort?: readonly { readonly key: string }[] | undefined;
}

/** The parts of a row that warnings depend on. */
export type Warned = Pick<Statement, 'indicator' | 'lane'> & {
  readonly period: Pick<Statement['period'], 'frequency'>;
  /** Of a computed row; absent where it is that of the indicator. */
  readonly unit?: string;
};

/** One row of each indicator, lane, frequency and unit: warnings depend on nothing else. */
export class WarnedSeries {
  readonly #found = new Map<string, Warned>();

  add(row: Warned): void {
    const { indicator, lane, period, unit = '' } = row;
    this.#found.set(`${indicator} ${lane} ${period.frequency} ${unit}`, row);
  }

  all(): Warned[] {
    return [...this.#found.values()];
  }
}

/** Reasons why correct rows could be misread. */
export async function warningsOf(
  rows: readonly Warned[],
  { catalogue, store, selection, query, beside = [] }: Context,
): Promise<Warning[]> {
  const indicators = [...new Set(rows.map(({ indicator }) => indicator))].map((id) =>
    known(catalogue.indicators, id),
  );
  const lanes = new Set(rows.map(({ lane }) => lane));
  const rivals = repeated(indicators.flatMap(({ concept }) => concept ?? []));
  const unitOf = ({ indicator, unit }: Warned) => unit ?? known(catalogue.indicators, indicator).unit;
  const inWords = (row: Warned) => unitStyle(unitOf(row), catalogue).words;
  const plain = query.scale === '1' ? [] : rows.filter((row) => !inWords(row));
  const unscaled = new Set(plain.map(({ indicator }) => known(catalogue.indicators, indicator)));
  const { lang } = query;
  const warning = (code: string, text: Text): Warning => ({ code, detail: text[lang] });
  return [
    ...(lanes.size > 1 ? [warning('mixedLanes', mixed([...lanes]))] : []),
    ...(rows.some(({ period }) => period.frequency === 'YTD') ? [warning('cumulative', cumulative)] : []),
    ...(rivals.length > 0 ? [warning('rivalDefinitions', rivalDefinitions(rivals, catalogue))] : []),
    ...(unscaled.size > 0 ? [warning('scaleNotApplied', notScaled([...unscaled]))] : []),
    ...mixedUnits(query, [...rows, ...beside].map(unitOf)),
    ...(await hiddenStatements(selection, store)).map((text) => warning('notCurrent', text)),
  ];
}

/** The warning of an order by value over rows of several units. */
function mixedUnits({ sort = [], lang }: SortedQuery, of: Iterable<string>): Warning[] {
  const units = [...new Set(of)].sort(compareText);
  if (units.length < 2 || !sort.some(({ key }) => key === 'value')) return [];
  const detail = {
    en: `The order by value compares the numbers of different units (${units.join(', ')}): rows of different units have no rank.`,
    zh: `按value排序只比较数字，而各行单位不同（${units.join('、')}）：单位不同的行没有名次可言。`,
  };
  return [{ code: 'mixedUnits', detail: detail[lang] }];
}

function mixed(lanes: readonly Lane[]): Text {
  return {
    en: `Rows of the lanes ${lanes.join(', ')} stand together; a forecast or target is no outturn.`,
    zh: `${lanes.map((lane) => laneNames[lane].name.zh).join('、')}并列：预测和目标并非实际结果。`,
  };
}

const cumulative: Text = {
  en: 'Year-to-date rows are cumulative within their year: never sum them.',
  zh: '年初累计数为当年累计值，不可相加。',
};

function rivalDefinitions(concepts: readonly string[], catalogue: Catalogue): Text {
  const names = concepts.map((id) => known(catalogue.concepts, id).name.zh);
  return {
    en: `Several indicators measure the concept${concepts.length > 1 ? 's' : ''} ${concepts.join(', ')} by different definitions: compare them, never join them.`,
    zh: `多项指标以不同口径衡量“${names.join('”“')}”：可以对比，不可拼接。`,
  };
}

function notScaled(indicators: readonly Pick<Indicator, 'id' | 'name'>[]): Text {
  return {
    en: `The scale does not apply to the unit of ${indicators.map(({ id }) => id).join(', ')}; each row says its scale.`,
    zh: `所选数量级不适用于${indicators.map(({ name }) => name.zh).join('、')}的单位；每行注明其数量级。`,
  };
}

/** Texts that a list holds more than once. */
function repeated(texts: readonly string[]): string[] {
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const text of texts) (once.has(text) ? twice : once).add(text);
  return [...twice];
}

/** A filter by source together with `revisions=latest` leaves out statements of the source that are not the current ones. */
async function hiddenStatements(selection: Selection, store: Store): Promise<Text[]> {
  if (selection.revisions !== 'latest' || selection.sources === null || selection.last !== null) return [];
  const hidden = (await store.count({ ...selection, revisions: 'all' })) - (await store.count(selection));
  if (hidden === 0) return [];
  return [
    {
      en: `${hidden} more statements of these sources are not the current ones; revisions=all shows them.`,
      zh: `这些来源另有${hidden}条表述并非当前表述；revisions=all可全部列出。`,
    },
  ];
}

const reasons = [
  ['knownAfter', 'noneKnownSince'],
  ['asOf', 'notPublishedByThen'],
  ['period', 'noneInPeriod'],
  ['frequencies', 'noneOfFrequency'],
  ['kinds', 'noneOfKind'],
  ['lanes', 'noneOfLane'],
  ['areas', 'noneInArea'],
  ['sources', 'noneOfSource'],
] as const;

/** Why a selection is empty: its statements are not the current ones, or the first filter without which it would not be. */
export async function emptyReason(selection: Selection, store: Store): Promise<string> {
  const changes: Partial<Selection>[] = [];
  const told: string[] = [];
  const add = (reason: string, change: Partial<Selection>) => {
    changes.push(change);
    told.push(reason);
  };
  if (selection.revisions === 'latest') add('noneCurrent', { revisions: 'all' });
  for (const [filter, reason] of reasons) if (selection[filter] !== null) add(reason, { [filter]: null });
  const place = await store.firstHelpful(selection, changes);
  return told[place ?? told.length] ?? 'noneMatch';
}
