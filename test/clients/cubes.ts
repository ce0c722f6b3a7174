import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSONstat from 'jsonstat-toolkit';
import { type Answers, type Outcome, outcomesOf, rowsOf } from './reader.ts';

/** The cubes that are saved, by name, each with the query that also gave its rows. */
export const cubes = {
  small: 'concept=data-output,digital-economy-size',
  sparse: 'indicator=*&area=CN&frequency=A',
  empty: 'indicator=data-output-nda&period=1999',
} as const;

/**
 * Reads the cubes with jsonstat-toolkit, and with rjstat and jsonstat.py where `CLIENT_SOURCES` names the folder that has
 * their repositories under these names; jsonstat.py brings the official schema.
 */
export function readCubes(answers: Answers): Outcome[] {
  const names = Object.keys(cubes);
  return [
    ...names.map((name) => toolkit(answers, name)),
    ...others('rjstat', (source) => outcomesOf('Rscript', ['test/clients/rjstat.R', source, answers.folder])),
    ...others('jsonstat.py', (source) =>
      outcomesOf('/usr/bin/python3', ['test/clients/cubes.py', source, answers.folder]),
    ),
  ];
}

function toolkit(answers: Answers, name: string): Outcome {
  const cube = JSONstat(JSON.parse(readFileSync(join(answers.folder, `${name}.jsonstat`), 'utf8')));
  const rows = rowsOf(answers, `${name}.ndjson`);
  const wrong = rows.filter(({ indicator, area, lane, period, value, qualifier }) => {
    const place = Object.entries({ indicator, area, lane, period }).map(([axis, id]) => [axis, String(id)]);
    const cell = cube.Data(Object.fromEntries(place));
    return cell.value !== value || (value !== null && (cell.status ?? 'exact') !== qualifier);
  });
  return {
    what: `jsonstat-toolkit: ${name}`,
    ok: cube.class === 'dataset' && wrong.length === 0,
    detail: `${rows.length} observations in ${cube.n} cells (${cube.id.join(' x ')}), ${wrong.length} differ`,
  };
}

function others(name: string, read: (source: string) => Outcome[]): Outcome[] {
  const sources = process.env.CLIENT_SOURCES;
  const source = join(sources ?? '', name);
  if (sources === undefined || !existsSync(source))
    return [{ what: name, ok: true, detail: 'not read: CLIENT_SOURCES names no folder that has it' }];
  return read(source);
}
