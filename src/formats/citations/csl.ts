import type { Format } from '../format.ts';
import { dateParts, type Reference, referencesOf } from './reference.ts';

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
  return {
    id: reference.id,
    type,
    title: reference.title,
    ...(reference.author === null ? {} : { author: [{ literal: reference.author }] }),
    issued: { 'date-parts': [dateParts(reference.issued)] },
    accessed: { 'date-parts': [dateParts(reference.accessed)] },
    ...(reference.url === null ? {} : { URL: reference.url }),
    ...(reference.version === null ? {} : { version: reference.version }),
    language: reference.language,
    ...(reference.note === null ? {} : { note: reference.note }),
  };
}
