import { printTable } from '../../bench/table.ts';

/** What a section measured of one promise. */
export interface Outcome {
  readonly promise: string;
  /** What was measured, in words. */
  readonly figure: string;
  /** What was found instead of the promised; empty when it is kept. */
  readonly faults: readonly string[];
  /** Why it could not be tried here, such as a missing right; it then counts neither way. */
  readonly untried?: string;
}

type Section = (isShort: boolean) => Promise<readonly Outcome[]>;

/**
 * Runs the sections whose names the command line has, or all, one after the other, and prints a table of promise, figure and
 * verdict. `--short` chooses their short form; `prepare` is called first. Ends the process, with 1 when a promise was broken.
 */
export async function runSections(
  title: string,
  sections: Readonly<Record<string, Section>>,
  prepare: () => void = () => {},
): Promise<void> {
  const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const isShort = process.argv.includes('--short');
  const unknown = process.argv.slice(2).filter((name) => name !== '--short' && !(name in sections));
  if (unknown.length > 0) {
    const names = Object.keys(sections).join(', ');
    console.error(`No section ${unknown.join(', ')}; there are ${names}, and --short for less of each.`);
    process.exit(2);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
  prepare();
  const outcomes: Outcome[] = [];
  for (const [name, section] of Object.entries(sections)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const begun = performance.now();
    const found = await attempted(name, () => section(isShort));
    outcomes.push(...found);
    console.log(`\n${name}: ${((performance.now() - begun) / 1000).toFixed(0)} s`);
    for (const outcome of found)
      console.log(`  ${verdictOf(outcome)}: ${outcome.promise} (${outcome.figure})`);
  }
  report(title, outcomes);
  process.exit(outcomes.some(({ faults }) => faults.length > 0) ? 1 : 0);
}

/** The outcomes of a section; what it throws is a fault. */
async function attempted(
  name: string,
  section: () => Promise<readonly Outcome[]>,
): Promise<readonly Outcome[]> {
  try {
    return await section();
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return [{ promise: name, figure: 'the test itself failed', faults: [said] }];
  }
}

function verdictOf({ faults, untried }: Outcome): string {
  if (untried !== undefined) return `not tried: ${untried}`;
  return faults.length === 0 ? 'kept' : `${faults.length} faults`;
}

function report(title: string, outcomes: readonly Outcome[]): void {
  printTable(
    title,
    ['promise', 'figure', 'verdict'],
    outcomes.map((outcome) => [outcome.promise, outcome.figure, verdictOf(outcome)]),
  );
  for (const { promise, faults } of outcomes)
    for (const fault of faults.slice(0, 20)) console.log(`\nFAULT of "${promise}": ${fault}`);
}
