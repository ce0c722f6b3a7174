import type { Format } from '../format.ts';
import { dateParts, type Reference, referencesOf } from './reference.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const commands: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
};

/** BibTeX in UTF-8: `@misc`, which every style knows; names and titles in double braces, so that none is split or lower-cased. */
export const bibtex: Format = {
  name: 'bibtex',
  title: 'BibTeX: the sources and the dataset',
  mediaType: 'application/x-bibtex; charset=utf-8',
  aliases: ['text/x-bibtex'],
  extension: 'bib',
  paged: false,
  async *write(answer) {
    const references = await referencesOf(answer);
    yield Buffer.from(references.map(entry).join('\n'));
  },
};

function entry(reference: Reference): string {
  const [year, month, day] = dateParts(reference.issued);
  const fields: [string, string | null][] = [
    ['author', reference.author === null ? null : `{{${latex(reference.author)}}}`],
    ['title', `{{${latex(reference.title)}}}`],
    ['year', `{${year}}`],
    ['month', month === undefined ? null : (months[month - 1] ?? null)],
    ['day', day === undefined ? null : `{${day}}`],
    ['version', reference.version === null ? null : `{${latex(reference.version)}}`],
    ['url', reference.url === null ? null : `{${verbatimUrl(reference.url)}}`],
    ['urldate', `{${reference.accessed}}`],
    ['language', `{${latex(reference.language)}}`],
    ['note', reference.note === null ? null : `{${latex(reference.note)}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value}`]));
  return `@misc{${key(reference.id)},\n${lines.join(',\n')}\n}\n`;
}

/** A text as LaTeX prints it. Braces become commands: BibTeX counts even those with a backslash before them. */
export function latex(text: string): string {
  return text.replace(/[\\{}~^&%$#_]/g, (character) => commands[character] ?? character);
}

/** An address as it is: the `url` field is read verbatim, but braces would end it. */
function verbatimUrl(url: string): string {
  return url.replace(/[\s{}\\]/g, (character) => encodeURIComponent(character));
}

function key(id: string): string {
  return id.replace(/[^A-Za-z0-9:.-]/g, '-');
}
