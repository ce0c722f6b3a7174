import type { Format } from '../format.ts';
import { asPrinted, dateParts, type Reference, referencesOf, translatedTitle } from './reference.ts';

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

/** BibTeX in UTF-8. Every style knows `@misc`; double braces keep names from being split and titles from being lower-cased. */
export const bibtex: Format = {
  name: 'bibtex',
  title: 'BibTeX: the sources and the dataset',
  mediaType: 'application/x-bibtex; charset=utf-8',
  aliases: ['text/x-bibtex'],
  extension: 'bib',
  paged: false,
  async write(answer) {
    const references = await referencesOf(answer);
    return references.map(entry).join('\n');
  },
};

function entry(reference: Reference): string {
  const [year, month, day] = dateParts(reference.issued);
  const { author, title } = asPrinted(reference);
  const translated = translatedTitle(reference);
  const fields: [string, string | null][] = [
    ['author', author === null ? null : `{{${latex(author)}}}`],
    ['title', `{{${latex(title)}}}`],
    ['titleaddon', translated === null ? null : `{{${latex(translated)}}}`],
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

/** A text escaped for LaTeX. Braces become commands, since BibTeX counts even those behind a backslash. */
export function latex(text: string): string {
  return text.replace(/[\\{}~^&%$#_]/g, (character) => commands[character] ?? character);
}

/** A URL for the `url` field, which is read verbatim; only what would end it is percent-encoded. */
function verbatimUrl(url: string): string {
  return url.replace(/[\s{}\\]/g, (character) => encodeURIComponent(character));
}

function key(id: string): string {
  return id.replace(/[^A-Za-z0-9:.-]/g, '-');
}
