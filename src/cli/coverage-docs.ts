import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { provincesLacking } from '../domain/catalogue/area-coverage.ts';
import { areasBelow } from '../domain/catalogue/area-patterns.ts';
import type { Area, Catalogue } from '../domain/catalogue/catalogue.ts';
import { known } from '../domain/catalogue/known.ts';
import { Fault } from '../domain/fault.ts';
import { everything } from '../domain/query/selection.ts';
import type { Statement } from '../domain/statements/statement.ts';
import { openSeeded } from '../store/seed/file/open-seeded.ts';
import type { Store } from '../store/store.ts';
import { command } from './command.ts';

const help = `Usage: npm run docs:coverage [-- --check]

Writes docs/coverage.md, which figures there are of provinces and cities, from seed/.
  --check   writes nothing; exits with 1 when the file is out of date
  --help    this text`;

const file = fileURLToPath(new URL('../../docs/coverage.md', import.meta.url));

await command(help, async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  const text = await coverageText(openSeeded(':memory:'));
  if (!values.check) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text)
    throw new Fault('docs/coverage.md is out of date: run `npm run docs:coverage`.');
});

async function coverageText(store: Store): Promise<string> {
  const catalogue = await store.catalogue();
  const provinces = areasBelow('CN', catalogue.areas);
  const below = provinces.flatMap(({ id }) => areasBelow(id, catalogue.areas));
  const cities = [...below, ...below.flatMap(({ id }) => areasBelow(id, catalogue.areas))];
  const selection = {
    ...everything,
    revisions: 'latest',
    areas: [...provinces, ...cities].map(({ id }) => id),
  } as const;
  const { statements } = await store.read(selection, { order: [], after: null, limit: 1_000_000 });
  const outturns = statements.filter(
    ({ lane, value, indicator }) =>
      lane === 'outturn' && value !== null && known(catalogue.indicators, indicator).covers === null,
  );
  const stated = new Set(outturns.map(({ area }) => area));
  await store.close();
  return `# Coverage by area

Written by \`npm run docs:coverage\` from \`seed/\`; \`npm run check\` says when it is out of date.

## Provinces by year

How many indicators have an outturn of the whole province for a period that ends in the year; figures of a part of it (\`covers\`), such as a city or an exchange, are left out. \`/v1/areas/{code}\` names them.

${yearsTable(provinces, outturns)}

Hong Kong, Macao and Taiwan are areas, which national figures of China and \`CN-*\` leave out.

## Cities by year

${yearsTable(
  cities.filter(({ id }) => stated.has(id)),
  outturns,
)}

## Concepts by province

Concepts with figures of several provinces, of any indicator and in any lane, and the provinces that have none (\`/v1/areas?lacks={concept}\`).

${conceptsTable(catalogue)}
`;
}

function yearsTable(areas: readonly Area[], statements: readonly Statement[]): string {
  if (areas.length === 0) return 'None yet.';
  const codes = new Set(areas.map(({ id }) => id));
  const own = Map.groupBy(
    statements.filter(({ area }) => codes.has(area)),
    cellOf,
  );
  const stated = [...own.keys()].map((cell) => Number(cell.slice(-4)));
  const first = Math.min(...stated);
  const years = Array.from({ length: Math.max(...stated) - first + 1 }, (_, place) => String(first + place));
  const count = (area: string, year: string) =>
    new Set(own.get(`${area} ${year}`)?.map(({ indicator }) => indicator)).size;
  const rows = areas.map(({ id, name }) => [
    `${name.en} (\`${id}\`)`,
    ...years.map((year) => String(count(id, year) || '')),
  ]);
  return table(['area', ...years], rows);
}

function cellOf({ area, period }: Statement): string {
  return `${area} ${period.end.slice(0, 4)}`;
}

function conceptsTable(catalogue: Catalogue): string {
  const provinces = areasBelow('CN', catalogue.areas).length;
  const rows = [...provincesLacking(catalogue)].map(([concept, missing]) => [
    `\`${concept}\``,
    known(catalogue.concepts, concept).name.en,
    String(provinces - missing.length),
    missing.map((id) => id.slice(3)).join(' '),
  ]);
  return table(['concept', 'name', 'provinces', 'without a figure (`CN-…`)'], rows, [
    '---',
    '---',
    '--:',
    '---',
  ]);
}

/** Numbers in all columns but the first, unless `rule` aligns them otherwise. */
function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  rule = head.map((_, place) => (place === 0 ? '---' : '--:')),
): string {
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
