import { keysetDepth, searchLatency, sizesCompared } from './growth.ts';
import { memory, startUp } from './start.ts';
import { millionRows } from './streams.ts';
import type { TargetName } from './targets.ts';
import { cachedAgainstRivals, everyScenario, uncachedAgainstRivals, workers } from './throughput.ts';

/** A part of the benchmark: prints its tables and returns what it says of the targets. */
export type Section = () => Promise<[TargetName, number][]>;

/** Sections by the name that the command takes. */
export const sections: Readonly<Record<string, Section>> = {
  start: startUp,
  memory,
  cached: cachedAgainstRivals,
  uncached: uncachedAgainstRivals,
  workers,
  growth: sizesCompared,
  deep: keysetDepth,
  search: searchLatency,
  csv: millionRows,
  scenarios: everyScenario,
};
