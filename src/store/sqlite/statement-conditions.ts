import type { Selection } from '../../domain/query/selection.ts';
import type { PeriodRange } from '../../domain/time/period.ts';
import { codes, encodeDay } from './column-codes.ts';
import {
  and,
  eq,
  gt,
  gte,
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
  /** Identifies its SQL, without its values. */
  readonly shape: string;
  readonly values: Values;
  readonly where: () => SQL | undefined;
}

const { placeholder } = sql;

/** The conditions that a selection sets for each statement on its own: all but `last`. */
export function conditionsOf(selection: Selection, keys: StatementKeys): Condition[] {
  const { indicators, areas, sources, frequencies, kinds, relations } = selection;
  const o = observations;
  const standing = standingAt(selection.release);
  return [
    ...anyOf('indicator', o.indicator, indicators?.map(keys.indicator.key)),
    ...anyOf('area', o.area, areas?.map(keys.area.key)),
    ...anyOf('frequency', o.frequency, frequencies?.map(codes.frequency.encode)),
    ...anyOf('source', o.source, sources?.map(keys.source.key)),
    ...anyOf('kind', o.kind, kinds?.map(codes.kind.encode)),
    ...anyOf('relation', standing.relation, relations?.map(codes.relation.encode)),
    ...(selection.period === null ? [] : within(selection.period)),
    ...compared('release', selection.release, (release) => lte(o.release, release)),
    ...compared('afterRelease', selection.afterRelease, (release) => gt(o.release, release)),
    ...current(selection, standing),
  ];
}

/** The columns of the present standing, or of that at an earlier release, to which `pastStandings` is joined. */
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

function anyOf(name: string, column: Comparable, values: readonly number[] | undefined): Condition[] {
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

/** A comparison with one value; none when the value is null. */
function compared(
  name: string,
  value: number | null,
  where: (value: SQLWrapper) => SQL | undefined,
): Condition[] {
  if (value === null) return [];
  return [{ shape: name, values: { [name]: value }, where: () => where(placeholder(name)) }];
}

function within(period: PeriodRange): Condition[] {
  const { frequency, periodStart, periodEnd } = observations;
  const day = (text: string | null) => (text === null ? null : encodeDay(text));
  return [
    ...compared('from', day(period.from), (from) => gte(periodStart, from)),
    ...compared('to', day(period.to), (to) => lte(periodEnd, to)),
    ...compared('only', day(period.only?.end ?? null), (end) =>
      and(eq(frequency, codes.frequency.encode('YTD')), eq(periodEnd, end)),
    ),
  ];
}

/** Statements that were known on a day and, for `latest`, current. */
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
