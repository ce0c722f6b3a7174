import type { Format } from '../format.ts';
import { dcatOf } from './dcat.ts';

/** For catalogues of data. */
export const jsonLd: Format = {
  name: 'jsonld',
  title: 'JSON-LD: the dataset for catalogues (DCAT 3, schema.org)',
  mediaType: 'application/ld+json; charset=utf-8',
  extension: 'jsonld',
  paged: false,
  inline: true,
  async write({ dataset }) {
    if (dataset === undefined) throw new Error('Only a dataset has this format.');
    return `${JSON.stringify(dcatOf(await dataset()), null, 2)}\n`;
  },
};
