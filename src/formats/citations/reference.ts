import type { Source } from '../../domain/catalogue/catalogue.ts';
import { datasetName } from '../../domain/catalogue/dataset-terms.ts';
import type { Answer, Context } from '../answer.ts';

/** One entry of a bibliography, independent of any style. */
export interface Reference {
  readonly id: string;
  readonly kind: 'document' | 'dataset';
  /** The responsible institution; null where the entry begins with its title. */
  readonly author: string | null;
  readonly title: string;
  /** The title of a document that prints a Chinese one: `title` and `author` are in English then. Null where it is not known. */
  readonly printed: { readonly title: string; readonly author: string } | null;
  /** A day, a month or a year, as precise as it is known. */
  readonly issued: string;
  readonly accessed: string;
  readonly url: string | null;
  /** ISO 639 code. */
  readonly language: string;
  readonly version: string | null;
  readonly note: string | null;
}

/**
 * The references of an answer: its documents ordered by id, then the dataset at its release.
 * Dates of access do not depend on the clock: a document was accessed when its figures were read, the dataset when
 * its release was published.
 */
export async function referencesOf(answer: Answer): Promise<Reference[]> {
  const context = await answer.context();
  return [...context.sources.map((source) => documentOf(source, context)), datasetOf(context)];
}

function documentOf(source: Source, { locator }: Context): Reference {
  return {
    id: source.id,
    kind: 'document',
    author: oneLine(source.publisher),
    title: oneLine(source.title),
    printed: printedOf(source),
    issued: source.publishedOn,
    accessed: source.accessedOn,
    url: source.url,
    language: source.language,
    version: null,
    note: locator === null ? null : oneLine(locator),
  };
}

function printedOf({ titleZh, publisher, publisherZh }: Source): Reference['printed'] {
  if (titleZh === null) return null;
  return { title: oneLine(titleZh), author: oneLine(publisherZh ?? publisher) };
}

/** Author and title in the language of the document, as far as they are known. */
export function asPrinted({ author, title, printed }: Reference): Pick<Reference, 'author' | 'title'> {
  return printed ?? { author, title };
}

/** The English title beside the one that is printed; null where `title` is the only one. */
export function translatedTitle({ title, printed }: Reference): string | null {
  return printed === null ? null : title;
}

function datasetOf({ release, base, lang, title, permanent }: Context): Reference {
  return {
    id: `cde-release-${release.id}`,
    kind: 'dataset',
    author: null,
    title: datasetName[lang],
    printed: null,
    issued: release.publishedOn,
    accessed: release.publishedOn,
    url: `${base}/v1/releases/${release.id}`,
    language: lang,
    version: release.id,
    note: oneLine(`${title}: ${permanent}`),
  };
}

/** A text without line breaks and other control characters: in most styles each line is a field. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
}

/** The parts of a date that are known: `[2016]`, `[2016, 1]` or `[2016, 1, 31]`. */
export function dateParts(date: string): number[] {
  return date.split('-').map(Number);
}

/** A text with a full stop at its end, unless it already ends with a mark of punctuation. */
export function sentence(text: string): string {
  return /[.?!。？！…]["”’»)）」』]*$/u.test(text) ? text : `${text}.`;
}
