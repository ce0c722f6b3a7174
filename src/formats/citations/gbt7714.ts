import type { Format } from '../format.ts';
import { asPrinted, type Reference, referencesOf, sentence } from './reference.ts';

/** A numbered reference list in the style of GB/T 7714-2015: type and carrier in brackets, date of publication, date of access. A Chinese document stands under the title and the name that it prints. */
export const gbt7714: Format = {
  name: 'gbt7714',
  title: 'References in the style of GB/T 7714-2015, as plain text',
  mediaType: 'text/x-bibliography; style=gbt7714; charset=utf-8',
  extension: 'txt',
  paged: false,
  inline: true,
  async write(answer) {
    const references = await referencesOf(answer);
    const lines = references.map((reference, index) => `[${index + 1}] ${entry(reference)}\n`);
    return lines.join('');
  },
};

/** `EB/OL` is an online electronic bulletin, `DS/OL` an online data set, `Z` anything without a URL (section 4.6 and annex B). */
function entry(reference: Reference): string {
  const { author: by, title } = asPrinted(reference);
  const author = by === null ? '' : `${sentence(by)} `;
  if (reference.url === null) return `${author}${title}[Z]. ${reference.issued}.`;
  const carrier = reference.kind === 'dataset' ? 'DS/OL' : 'EB/OL';
  return `${author}${titleOf(reference, title)}[${carrier}]. (${reference.issued})[${reference.accessed}]. ${reference.url}.`;
}

function titleOf({ version, language }: Reference, title: string): string {
  if (version === null) return title;
  return language === 'zh' ? `${title}: 第${version}版` : `${title}: release ${version}`;
}
