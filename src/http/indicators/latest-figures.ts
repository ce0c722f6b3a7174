import type { Lane } from '../../domain/statements/codes.ts';
import { latestOfLanes } from '../../domain/statements/latest-statements.ts';
import type { Statement } from '../../domain/statements/statement.ts';

/**
 * The latest figure of each lane as known on a day, for the nation, or for the only area of an indicator that has no
 * other: its statements must be of one indicator.
 */
export function latestFigures(statements: readonly Statement[], day: string): ReadonlyMap<Lane, Statement> {
  const area = standingArea(statements.map((statement) => statement.area));
  return latestOfLanes(
    statements.filter((statement) => statement.area === area),
    day,
  );
}

/** The area that stands for all: China, or the only one; null where there are several others. */
export function standingArea(of: readonly string[]): string | null {
  const areas = new Set(of);
  if (areas.has('CN')) return 'CN';
  const [only = null, ...others] = areas;
  return others.length === 0 ? only : null;
}
