import type { Format } from '../format.ts';
import { asPrinted, dateParts, type Reference, referencesOf, translatedTitle } from './reference.ts';

/** CSL-JSON, for Zotero, pandoc and citeproc; the media type is registered at IANA. */
export const csl: Format = {
  name: 'csl',
  title: 'CSL-JSON: the sources and the dataset',
  mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8',
  extension: 'csl.json',
  paged: false,
  async write(answer) {
    const references = await referencesOf(answer);
    return `${JSON.stringify(references.map(item), null, 2)}\n`;
  },
};

function item(reference: Reference): object {
  const type = reference.kind === 'dataset' ? 'dataset' : reference.url === null ? 'document' : 'webpage';
  const { author, title } = asPrinted(reference);
  const notes = [englishTitle(reference), reference.note].filter((note) => note !== null);
  return {
    id: reference.id,
    type,
    title,
    ...(author === null ? {} : { author: [{ literal: author }] }),
    issued: { 'date-parts': [dateParts(reference.issued)] },
    accessed: { 'date-parts': [dateParts(reference.accessed)] },
    ...(reference.url === null ? {} : { URL: reference.url }),
    ...(reference.version === null ? {} : { version: reference.version }),
    language: reference.language,
    ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
  };
}

/** CSL has no variable for a translated title. */
function englishTitle(reference: Reference): string | null {
  const title = translatedTitle(reference);
  return title === null ? null : `English title: ${title}`;
}
