import type { Format } from '../format.ts';
import { asPrinted, oneLine, type Reference, referencesOf, translatedTitle } from './reference.ts';

/** RIS, for EndNote, Mendeley and Zotero. A line is a tag of two characters, two spaces, a hyphen, a space and a value; it ends with CRLF. */
export const ris: Format = {
  name: 'ris',
  title: 'RIS: the sources and the dataset',
  mediaType: 'application/x-research-info-systems; charset=utf-8',
  extension: 'ris',
  paged: false,
  async write(answer) {
    const references = await referencesOf(answer);
    return references.map(record).join('');
  },
};

function record(reference: Reference): string {
  const type = reference.kind === 'dataset' ? 'DATA' : reference.url === null ? 'GEN' : 'ELEC';
  const { author, title } = asPrinted(reference);
  const lines: [string, string | null][] = [
    ['TY', type],
    ['ID', reference.id],
    ['AU', person(author)],
    ['TI', title],
    ['TT', translatedTitle(reference)],
    ['PB', author],
    ['PY', reference.issued.slice(0, 4)],
    ['DA', risDate(reference.issued)],
    ['Y2', risDate(reference.accessed)],
    ['ET', reference.version],
    ['UR', reference.url],
    ['LA', reference.language],
    ['N1', reference.note],
  ];
  const written = lines.flatMap(([tag, value]) =>
    value === null ? [] : [`${tag}  - ${oneLine(value)}\r\n`],
  );
  return `${written.join('')}ER  - \r\n\r\n`;
}

/** The author, unless it has a comma, where readers would split it into family and given name; the publisher names it anyway. */
function person(author: string | null): string | null {
  return author === null || author.includes(',') ? null : author;
}

/** `YYYY/MM/DD/`; the slashes stay where month or day are not known. */
function risDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}/${month}/${day}/`;
}
