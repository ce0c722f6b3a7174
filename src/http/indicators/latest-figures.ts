import { type Lane, lanes, wordsOf } from '../../domain/statements/codes.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import { compareEnds } from '../../domain/time/period.ts';

/**
 * The current statement of the newest period of each lane, for the nation, or for the only area of an indicator that has
 * no other. A forecast or target is left out once an outturn for its period or a later one is there.
 */
export function latestFigures(statements: readonly Statement[]): ReadonlyMap<Lane, Statement> {
  const area = areaOf(statements);
  const newestFirst = statements
    .filter((statement) => statement.area === area)
    .toSorted((a, b) => compareEnds(b.period, a.period));
  const reached = newestFirst.find(({ lane }) => lane === 'outturn')?.period.end ?? '';
  const current = newestFirst.filter(
    ({ value, currentFrom, currentTo }) => value !== null && currentFrom !== null && currentTo === null,
  );
  return new Map(
    wordsOf(lanes).flatMap((lane) => {
      const found = current.find((statement) => statement.lane === lane);
      return found && (lane === 'outturn' || found.period.end > reached) ? [[lane, found]] : [];
    }),
  );
}

/** China, or the only area; null where there are several others, none of which stands for all. */
function areaOf(statements: readonly Statement[]): string | null {
  const areas = new Set(statements.map(({ area }) => area));
  if (areas.has('CN')) return 'CN';
  const [only = null, ...others] = areas;
  return others.length === 0 ? only : null;
}
