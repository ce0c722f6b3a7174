import type { Selection } from '../../domain/query/selection.ts';
import { codes, encodeDay } from './column-codes.ts';
import {
  and,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from './drizzle.ts';
import type { StatementKeys } from './keys.ts';
import { observations, pastStandings } from './schema.ts';

/** Values of placeholders, by their names. */
export type Values = Readonly<Record<string, string | number | null>>;

/** A part of WHERE whose values are placeholders: queries that differ in values alone share a prepared statement. */
export interface Condition {
  /** What distinguishes its SQL from that of other conditions; not its values. */
  readonly shape: string;
  readonly values: Values;
  readonly where: () => SQL | undefined;
}

const { placeholder } = sql;

/** What a selection asks of each statement by itself. */
export function conditionsOf(selection: Selection, keys: StatementKeys): Condition[] {
  const { indicators, areas, sources, frequencies, kinds, relations } = selection;
  const o = observations;
  const standing = standingAt(selection.release);
  return [
    ...among('indicator', o.indicator, indicators?.map(keys.indicator.key)),
    ...among('area', o.area, areas?.map(keys.area.key)),
    ...among('frequency', o.frequency, frequencies?.map(codes.frequency.encode)),
    ...among('source', o.source, sources?.map(keys.source.key)),
    ...among('kind', o.kind, kinds?.map(codes.kind.encode)),
    ...among('relation', standing.relation, relations?.map(codes.relation.encode)),
    ...within(selection),
    ...brought(selection),
    ...current(selection, standing),
  ];
}

/** How statements stand: now, or at an earlier release to which their past standings are joined. */
export function standingAt(release: number | null) {
  return release === null ? standingNow : standingThen;
}

const standingNow = standing((now) => sql`${now}`);
const standingThen = standing(
  (now, then) => sql`CASE WHEN ${pastStandings.atRelease} IS NULL THEN ${now} ELSE ${then} END`,
);

function standing(choose: (now: SQLWrapper, then: SQLWrapper) => SQL) {
  const at = <T>(column: 'relation' | 'currentFrom' | 'currentTo' | 'previous') =>
    sql<T>`${choose(observations[column], pastStandings[column])}`;
  return {
    relation: at<number>('relation'),
    currentFrom: at<number | null>('currentFrom'),
    currentTo: at<number | null>('currentTo'),
    previous: at<number | null>('previous'),
  };
}

type Comparable = Parameters<typeof inArray>[0];

function among(name: string, column: Comparable, values: readonly number[] | undefined): Condition[] {
  if (values === undefined) return [];
  const names = values.map((_, place) => `${name}${place}`);
  return [
    {
      shape: `${name} ${values.length}`,
      values: Object.fromEntries(values.map((value, place) => [`${name}${place}`, value])),
      where: () => inArray(column, names.map(placeholder)),
    },
  ];
}

function within({ period }: Selection): Condition[] {
  const { frequency, periodStart, periodEnd } = observations;
  const conditions: Condition[] = [];
  if (period?.from)
    conditions.push({
      shape: 'from',
      values: { from: encodeDay(period.from) },
      where: () => sql`${periodStart} >= ${placeholder('from')}`,
    });
  if (period?.to)
    conditions.push({
      shape: 'to',
      values: { to: encodeDay(period.to) },
      where: () => lte(periodEnd, placeholder('to')),
    });
  if (period?.only)
    conditions.push({
      shape: 'only',
      values: { only: encodeDay(period.only.end), toDate: codes.frequency.encode('YTD') },
      where: () => and(eq(frequency, placeholder('toDate')), eq(periodEnd, placeholder('only'))),
    });
  return conditions;
}

/** By the releases that brought the statements. */
function brought({ release, afterRelease }: Selection): Condition[] {
  const conditions: Condition[] = [];
  if (release !== null)
    conditions.push({
      shape: 'release',
      values: { release },
      where: () => lte(observations.release, placeholder('release')),
    });
  if (afterRelease !== null)
    conditions.push({
      shape: 'afterRelease',
      values: { afterRelease },
      where: () => gt(observations.release, placeholder('afterRelease')),
    });
  return conditions;
}

/** By what was known, and current, on a day. */
function current({ revisions, asOf }: Selection, standing: ReturnType<typeof standingAt>): Condition[] {
  const { relation, currentFrom, currentTo } = standing;
  const values: Values = asOf === null ? {} : { asOf: encodeDay(asOf) };
  const day = placeholder('asOf');
  const known = asOf === null ? undefined : lte(observations.knownFrom, day);
  const where = {
    latest: () =>
      asOf === null
        ? and(isNotNull(currentFrom), isNull(currentTo))
        : and(lte(currentFrom, day), or(isNull(currentTo), gt(currentTo, day))),
    first: () => and(known, eq(relation, codes.relation.encode('first'))),
    all: () => known,
  };
  return [{ shape: `${revisions}${asOf === null ? '' : ' asOf'}`, values, where: where[revisions] }];
}
