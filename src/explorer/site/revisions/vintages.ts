import type { Observation } from '../../page/base/model.ts';
import { textOrder } from '../rows.ts';

/** A statement of a figure, as the history of the figure lists it. */
export type Stated = Pick<
  Observation,
  | ('area' | 'bounds' | 'display' | 'evidence' | 'id' | 'kind' | 'knownFrom' | 'knownUntil' | 'lane')
  | ('period' | 'periodEnd' | 'publishedOn' | 'qualifier' | 'relation' | 'source' | 'unit' | 'value')
>;

/** Writes the figure of a statement in a text. */
export type FigureText = (figure: Pick<Stated, 'display' | 'qualifier' | 'value'>) => string;

/** Everything that was said of one figure: of one area, period and lane. */
export interface History {
  readonly key: string;
  readonly first: Stated;
  /** The statement that is the current word; the last one that was where none is any more. */
  readonly current: Stated;
  /** All statements, in the order in which they became known. */
  readonly statements: readonly Stated[];
  /** Those that were the current word, one after the other. */
  readonly vintages: readonly Stated[];
}

/** The histories of all figures, the newest period first. */
export function historiesOf(rows: readonly Stated[]): readonly History[] {
  const groups = Map.groupBy(rows, ({ area, period, lane }) => [area, period, lane].join(' '));
  return [...groups]
    .flatMap(([key, group]) => historyOf(key, group.toSorted(byKnowledge)))
    .toSorted((a, b) => textOrder(b.first.periodEnd, a.first.periodEnd));
}

function historyOf(key: string, statements: readonly Stated[]): readonly History[] {
  const vintages = statements.filter(({ relation }) => becomesCurrent(relation));
  const first = vintages[0] ?? statements[0];
  if (first === undefined) return [];
  const current = statements.find(({ knownUntil }) => knownUntil === null) ?? vintages.at(-1) ?? first;
  return [{ key, first, current, statements, vintages }];
}

/** A statement that confirms or disputes another one never is the current word. */
function becomesCurrent(relation: string | null): boolean {
  return relation !== 'corroborates' && relation !== 'disputes';
}

/** True where a number of the figure changed, or is disputed. */
export function hasChanged({ vintages, statements }: History): boolean {
  return vintages.length > 1 || statements.some(({ relation }) => relation === 'disputes');
}

const tiers = ['primary', 'official', 'secondary'];

/** As the API orders a history: by the day on which a statement became known, of one day the better source first. */
function byKnowledge(a: Stated, b: Stated): number {
  return textOrder(placeOf(a), placeOf(b));
}

function placeOf({ knownFrom, source, id }: Stated): string {
  return `${knownFrom} ${tiers.indexOf(source?.tier ?? '')} ${id}`;
}
