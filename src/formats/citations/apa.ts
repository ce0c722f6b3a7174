import { compareText } from '../../domain/compare-text.ts';
import { monthNames } from '../../domain/time/period-names.ts';
import type { Format } from '../format.ts';
import { dateParts, type Reference, referencesOf, sentence } from './reference.ts';

/** A reference list in the style of APA 7, one entry per paragraph, in alphabetical order. DOI registrars use `text/x-bibliography; style=` for styled text. */
export const apa: Format = {
  name: 'apa',
  title: 'References in the style of APA 7, as plain text',
  mediaType: 'text/x-bibliography; style=apa; charset=utf-8',
  extension: 'txt',
  paged: false,
  inline: true,
  async write(answer) {
    const references = await referencesOf(answer);
    const ordered = references.toSorted(
      (a, b) => compareText(sortText(a), sortText(b)) || compareText(a.id, b.id),
    );
    return `${ordered.map(entry).join('\n\n')}\n`;
  },
};

function sortText({ author, title }: Reference): string {
  return `${author ?? title} ${title}`.toLowerCase();
}

/** Author, date, title, URL; without an author the title comes first. */
function entry(reference: Reference): string {
  const title = titleOf(reference);
  const date = `(${dateText(reference.issued)}).`;
  const opening =
    reference.author === null
      ? `${sentence(title)} ${date}`
      : `${sentence(reference.author)} ${date} ${sentence(title)}`;
  return reference.url === null ? opening : `${opening} ${reference.url}`;
}

/** A title in another language stands before its translation in brackets. */
function titleOf({ kind, title, printed, version }: Reference): string {
  if (kind === 'dataset') return `${title} (Release ${version}) [Data set]`;
  return printed === null ? title : `${printed.title} [${title}]`;
}

function dateText(date: string): string {
  const [year, month, day] = dateParts(date);
  if (month === undefined) return String(year);
  const name = monthNames[month - 1];
  return day === undefined ? `${year}, ${name}` : `${year}, ${name} ${day}`;
}
