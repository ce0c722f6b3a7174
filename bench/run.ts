/**
 * Measures speed: `npm run bench`, or `npm run bench -- start search` for some of it.
 * Prints medians of alternating runs, ratios, and how they stand to the targets. Takes about ten minutes.
 */
import { cpus } from 'node:os';
import { generator } from './load.ts';
import { sections } from './sections.ts';
import { printTable } from './table.ts';
import { type Target, type TargetName, targets, verdict } from './targets.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in sections));
if (unknown.length > 0) {
  console.error(`No section ${unknown.join(', ')}; there are ${Object.keys(sections).join(', ')}.`);
  process.exit(2);
}
console.log(
  `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, load by ${generator}.`,
);
const reached: [TargetName, number][] = [];
for (const [name, section] of Object.entries(sections))
  if (asked.length === 0 || asked.includes(name)) reached.push(...(await section()));
printTable(
  'Targets',
  ['target', 'measured', 'must', 'aim', 'reached'],
  reached.map(([name, value]) => {
    const { name: title, unit, must, aim }: Target = targets[name];
    return [title, `${value.toPrecision(3)} ${unit}`, String(must), String(aim), verdict(name, value)];
  }),
);
process.exit(0);
