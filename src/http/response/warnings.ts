import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import type { ScaleName } from '../../domain/numbers/scales.ts';
import type { Selection } from '../../domain/query/selection.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { Store } from '../../store/store.ts';

export interface Warning {
  readonly code: string;
  readonly detail: string;
}

interface Context {
  readonly catalogue: Catalogue;
  readonly store: Store;
  readonly selection: Selection;
  readonly query: { readonly scale: ScaleName };
}

/** The parts of a statement that warnings depend on. */
export type Warned = Pick<Statement, 'indicator' | 'lane'> & {
  readonly period: Pick<Statement['period'], 'frequency'>;
};

/** One statement of each indicator, lane and frequency: warnings depend on nothing else. */
export class WarnedSeries {
  readonly #found = new Map<string, Warned>();

  add(statement: Warned): void {
    this.#found.set(`${statement.indicator} ${statement.lane} ${statement.period.frequency}`, statement);
  }

  all(): Warned[] {
    return [...this.#found.values()];
  }
}

/** Reasons why correct rows could be misread. */
export async function warningsOf(
  rows: readonly Warned[],
  { catalogue, store, selection, query }: Context,
): Promise<Warning[]> {
  const indicators = [...new Set(rows.map(({ indicator }) => indicator))].map((id) =>
    known(catalogue.indicators, id),
  );
  const lanes = new Set(rows.map(({ lane }) => lane));
  const rivals = repeated(indicators.flatMap(({ concept }) => concept ?? []));
  const unscaled =
    query.scale === '1' ? [] : indicators.filter(({ unit }) => !known(catalogue.units, unit).words);
  return [
    ...(lanes.size > 1
      ? [
          {
            code: 'mixedLanes',
            detail: `Rows of the lanes ${[...lanes].join(', ')} stand together; a forecast or target is no outturn.`,
          },
        ]
      : []),
    ...(rows.some(({ period }) => period.frequency === 'YTD')
      ? [
          {
            code: 'cumulative',
            detail: 'Year-to-date rows are cumulative within their year: never sum them.',
          },
        ]
      : []),
    ...(rivals.length > 0
      ? [
          {
            code: 'rivalDefinitions',
            detail: `Several indicators measure the concept${rivals.length > 1 ? 's' : ''} ${rivals.join(', ')} by different definitions: compare them, never join them.`,
          },
        ]
      : []),
    ...(unscaled.length > 0
      ? [
          {
            code: 'scaleNotApplied',
            detail: `The scale does not apply to the unit of ${unscaled.map(({ id }) => id).join(', ')}; each row says its scale.`,
          },
        ]
      : []),
    ...(await hiddenStatements(selection, store)),
  ];
}

/** Texts that a list holds more than once. */
function repeated(texts: readonly string[]): string[] {
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const text of texts) (once.has(text) ? twice : once).add(text);
  return [...twice];
}

/** A filter by source together with `revisions=latest` leaves out statements of the source that are not the current ones. */
async function hiddenStatements(selection: Selection, store: Store): Promise<Warning[]> {
  if (selection.revisions !== 'latest' || selection.sources === null || selection.last !== null) return [];
  const hidden = (await store.count({ ...selection, revisions: 'all' })) - (await store.count(selection));
  if (hidden === 0) return [];
  return [
    {
      code: 'notCurrent',
      detail: `${hidden} more statements of these sources are not the current ones; revisions=all shows them.`,
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
