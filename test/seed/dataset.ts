import type { Text } from '../../src/domain/statements/codes.ts';
import { settled } from '../../src/store/seed/build/standings.ts';
import { seedFolder } from '../../src/store/seed/file/current-seed.ts';
import { readDataset } from '../../src/store/seed/read/read-seed.ts';
import { readSeedFiles } from '../../src/store/seed/read/seed-files.ts';

/** The real seed, and its statements with their standings. */
export const dataset = readDataset(readSeedFiles(seedFolder));
export const statements = settled(dataset);
export const indicators = [...dataset.indicators.values()];
/** Those that the newest release has: none that is retired, withdrawn or corrected since. */
export const currentIndicators = indicators.filter(({ retired }) => retired === null);
export const currentStatements = statements.filter(({ toRelease }) => toRelease === null);
export const sources = [...dataset.sources.values()];
export const byIndicator = Map.groupBy(statements, ({ indicator }) => indicator);

/** What computations look at in an indicator: those with the same are computed, or refused, alike. */
export function kindOf({ id, nature, growthOf, comparable, covers }: (typeof indicators)[number]): string {
  const stated = byIndicator.get(id) ?? [];
  const frequencies = [...new Set(stated.map(({ period }) => period.frequency))].sort();
  const isNational = stated.some(({ area }) => area === 'CN');
  return [frequencies, isNational, nature, growthOf !== null, comparable, covers !== null].join(' ');
}

const hasHan = (text: string) => /\p{Script=Han}/u.test(text);

/** True for a text in both languages, each in its own script. */
export const isBilingual = ({ en, zh }: Text) => en.trim() !== '' && !hasHan(en) && hasHan(zh);

/** Ids of the entries that break a rule: a failing test prints them. */
export const offenders = <T>(
  entries: readonly T[],
  breaks: (entry: T) => boolean,
  id: (entry: T) => string,
) => entries.filter(breaks).map(id);
export const idOf = ({ id }: { id: string }) => id;
