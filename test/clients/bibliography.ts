import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answers, type Outcome, outcomesOf, run } from './reader.ts';

interface Item {
  readonly id: string;
  readonly title: string;
  /** As pandoc reads it: the title without the addition that BibTeX has for a translation. */
  readonly 'title-short'?: string;
}

/** Reads the citations with bibtexparser, pandoc and bibutils, and compares them with the CSL-JSON. */
export function readCitations({ folder }: Answers): Outcome[] {
  const ours = items(readFileSync(join(folder, 'table.csl'), 'utf8'));
  return [
    ...outcomesOf('/usr/bin/python3', ['test/clients/bibliography.py', folder]),
    pandocReadsBibtex(folder, ours),
    pandocReadsCsl(folder, ours.length),
    bibutilsReadsRis(folder, ours.length),
  ];
}

function items(text: string): Item[] {
  return JSON.parse(text);
}

function pandocReadsBibtex(folder: string, ours: readonly Item[]): Outcome {
  const theirs = new Map(
    items(run('pandoc', ['-f', 'bibtex', '-t', 'csljson', join(folder, 'table.bibtex')])).map((item) => [
      item.id,
      plain(item['title-short'] ?? item.title),
    ]),
  );
  const wrong = ours.filter(({ id, title }) => theirs.get(id) !== plain(title));
  return {
    what: 'pandoc reads BibTeX',
    ok: theirs.size === ours.length && wrong.length === 0,
    detail: `${theirs.size} entries, ${wrong.length} titles differ from CSL${wrong.map(({ id }) => ` ${id}`).join('')}`,
  };
}

/** A title without what BibTeX cannot express: straight quotes and no-case spans. */
function plain(title: string): string {
  return title
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—-]+/g, '-')
    .replace(/\u00A0/g, ' ');
}

function pandocReadsCsl(folder: string, expected: number): Outcome {
  const html = run('pandoc', ['-f', 'csljson', '-t', 'html', '--citeproc', join(folder, 'table.csl')]);
  const entries = html.match(/class="csl-entry"/g)?.length ?? 0;
  return {
    what: 'pandoc sets CSL-JSON',
    ok: entries === expected,
    detail: `${entries} of ${expected} entries`,
  };
}

function bibutilsReadsRis(folder: string, expected: number): Outcome {
  const xml = run('ris2xml', ['-i', 'utf8', join(folder, 'table.ris')]);
  const records = xml.match(/<mods /g)?.length ?? 0;
  return {
    what: 'bibutils reads RIS',
    ok: records === expected,
    detail: `${records} of ${expected} records`,
  };
}
