/** Measures the table of bench/README.md: `npm run bench`, or `npm run bench -- start csv` for some sections. */
import { cpus } from 'node:os';
import { besideCsv } from './csv.ts';
import { house } from './house.ts';
import { memory } from './memory.ts';
import { pages } from './pages.ts';
import { startUp } from './start.ts';
import { printTable, shown } from './table.ts';
import { type Result, type Target, targets, verdict } from './targets.ts';
import { cached, uncached } from './throughput.ts';

const sections: Readonly<Record<string, () => Promise<Result[]>>> = {
  start: startUp,
  memory,
  cached,
  uncached,
  csv: besideCsv,
  pages,
  house,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in sections));
if (unknown.length > 0) {
  console.error(`No section ${unknown.join(', ')}; there are ${Object.keys(sections).join(', ')}.`);
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`);
const results: Result[] = [];
for (const [name, section] of Object.entries(sections))
  if (asked.length === 0 || asked.includes(name)) results.push(...(await section()));
printTable(
  'Targets',
  ['', 'must', 'aim', 'measured', 'lowest to highest', 'reached'],
  results.map(([name, { median, low, high }]) => {
    const { name: title, unit, must, aim }: Target = targets[name];
    const spread = low === high ? '' : `${shown(low)} to ${shown(high)}`;
    return [title, must, aim, `${shown(median)} ${unit}`.trim(), spread, verdict(name, median)];
  }),
);
process.exit(0);
