import type { Format } from '../format.ts';
import { oneLine, type Reference, referencesOf } from './reference.ts';

/** RIS, for EndNote, Mendeley and Zotero: two letters, two spaces, a hyphen, a space, a value; CRLF. */
export const ris: Format = {
  name: 'ris',
  title: 'RIS: the sources and the dataset',
  mediaType: 'application/x-research-info-systems; charset=utf-8',
  extension: 'ris',
  paged: false,
  async *write(answer) {
    const references = await referencesOf(answer);
    yield Buffer.from(references.map(record).join(''));
  },
};

function record(reference: Reference): string {
  const type = reference.kind === 'dataset' ? 'DATA' : reference.url === null ? 'GEN' : 'ELEC';
  const lines: [string, string | null][] = [
    ['TY', type],
    ['ID', reference.id],
    ['AU', person(reference.author)],
    ['TI', reference.title],
    ['PB', reference.author],
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

/** Readers split an author at a comma into family and given name, so an institution with one stands as publisher alone. */
function person(author: string | null): string | null {
  return author === null || author.includes(',') ? null : author;
}

/** `YYYY/MM/DD/`, its slashes kept where the month or the day is not known. */
function risDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}/${month}/${day}/`;
}
