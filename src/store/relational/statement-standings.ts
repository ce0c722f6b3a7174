import type { Selection } from '../../domain/query/selection.ts';
import {
  and,
  type Column,
  eq,
  gt,
  isNotNull,
  isNull,
  lte,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from './orm.ts';
import type { StandingRow, StatementTables } from './statement-columns.ts';

const { placeholder } = sql;

/** The columns of the present standing, or of that at an earlier release, to which `pastStandings` is joined. */
export function standingAt(release: number | null, { observations, pastStandings }: StatementTables) {
  const at = <K extends keyof StandingRow>(column: K): SQL<StandingRow[K]> => {
    const now = observations[column];
    if (release === null) return sql<StandingRow[K]>`${now}`;
    return sql<
      StandingRow[K]
    >`CASE WHEN ${pastStandings.atRelease} IS NULL THEN ${now} ELSE ${pastStandings[column]} END`;
  };
  return {
    relation: at('relation'),
    currentFrom: at('currentFrom'),
    currentTo: at('currentTo'),
    previous: at('previous'),
  };
}

/** The table of what releases changed, which is joined where a selection asks for that; null where it is not stored, or not asked for. */
export function changesOf({ afterRelease }: Selection, { changes }: StatementTables) {
  return afterRelease === null ? null : changes;
}

/** The states of statements that a release has. */
export function inRelease(release: number | null, { observations }: StatementTables): SQL | undefined {
  return and(...during(atRelease(release), observations.fromRelease, observations.toRelease));
}

function atRelease(release: number | null) {
  return release === null ? null : placeholder('release');
}

/** Statements that are new since the release `afterRelease`, stand otherwise than in it, or were withdrawn. */
export function changedBy(release: number | null, tables: StatementTables): SQL | undefined {
  const after = placeholder('afterRelease');
  const { fromRelease, toRelease, withdrawn } = tables.observations;
  const at = atRelease(release);
  const changed = or(gt(fromRelease, after), restatedSince(after, release, tables));
  const ended = and(isNotNull(withdrawn), lte(fromRelease, after), gt(toRelease, after));
  return or(and(inRelease(release, tables), changed), at === null ? ended : and(ended, lte(toRelease, at)));
}

/** True for statements whose standing differs from that at an earlier release. One that is not stored is that of the row. */
function restatedSince(after: SQLWrapper, release: number | null, tables: StatementTables): SQL | undefined {
  const { observations, pastStandings, earlier } = tables;
  const then = and(eq(earlier.statement, observations.number), eq(earlier.atRelease, after));
  const stored = sql`SELECT 1 FROM ${pastStandings} ${sql.identifier('earlier')} WHERE ${then}`;
  const { relation, currentFrom, currentTo, previous } = standingAt(release, tables);
  const differs = sql`EXISTS (${stored}
    AND (${earlier.relation}, ${earlier.currentFrom}, ${earlier.currentTo}, ${earlier.previous}) IS DISTINCT FROM (${relation}, ${currentFrom}, ${currentTo}, ${previous}))`;
  return release === null
    ? differs
    : or(differs, and(isNotNull(pastStandings.atRelease), sql`NOT EXISTS (${stored})`));
}

/** A period with an open end holds a time; null is the present. */
export function during(time: SQLWrapper | null, from: Column, to: Column): (SQL | undefined)[] {
  return time === null ? [isNull(to)] : [lte(from, time), or(isNull(to), gt(to, time))];
}
