import type { Query, SearchOptions, SearchResult } from 'minisearch';
import { termOf } from './search-fields.ts';
import type { Part } from './thesaurus.ts';
import { foursIn, isChinese, runsIn, wordsIn } from './tokenizer.ts';

type Combined = SearchOptions & { queries: Query[] };

/** How freely words are compared: as they are written, or Chinese with wrong characters and any part of a long run. */
export type Freedom = 'exact' | 'free';

/** Whether a Latin word begins any that is indexed. */
export type Knows = (word: string) => boolean;

/** A query that all parts must satisfy, each in its own way. */
export function queryOf(parts: readonly Part[], freedom: Freedom, knows: Knows): Combined {
  return and(unitsOf(parts, freedom, knows));
}

/** A query that any part satisfies. */
export function anyOf(parts: readonly Part[], knows: Knows): Combined {
  return or(unitsOf(parts, 'free', knows));
}

/** What each part asks for; areas are one, so that several may be named. */
function unitsOf(parts: readonly Part[], freedom: Freedom, knows: Knows): Combined[] {
  const pieces = new Map(parts.flatMap(piecesOf).map((piece) => [JSON.stringify(piece), piece]));
  const distinct = [...pieces.values()];
  const last = distinct.at(-1);
  const areas = distinct.flatMap(({ area, text }) => (area === null ? [] : [placed(area, text)]));
  const units = distinct.flatMap((piece) => {
    const { area, meaning, text } = piece;
    if (area !== null) return [];
    if (meaning !== null) return [meant(meaning, text)];
    if (isChinese(text)) return freedom === 'exact' ? all(text) : nearly(text);
    // A letter begins very many words: only the one that is typed last may.
    return text.length === 1 && piece !== last ? and([text]) : latin(text, knows);
  });
  return areas.length === 0 ? units : [or(areas), ...units];
}

/** A part itself where it means something, else each of its runs. */
function piecesOf({ text, meaning, area }: Part): Part[] {
  if (meaning !== null || area !== null) return [{ text, meaning, area }];
  return runsIn(text).map((run) => ({ text: run, meaning, area }));
}

const and = (queries: Query[]): Combined => ({ combineWith: 'AND', queries });
const or = (queries: Query[]): Combined => ({ combineWith: 'OR', queries });
/** The text as one term of a field. */
const term = (text: string, field: string): Combined => ({
  ...and([text]),
  fields: [field],
  tokenize: (whole) => [whole],
});

/** Any word of a meaning; the one that was typed counts a little more. */
function meant(meaning: string, text: string): Combined {
  return or([term(meaning, 'meanings'), { ...all(text), boostTerm: () => 0.15 }]);
}

function placed(area: string, text: string): Combined {
  return or([term(area, 'areas'), { ...all(text), fields: ['names', 'ids'] }]);
}

/** All words of a text; a single Chinese character may begin one. */
function all(text: string): Combined {
  return { ...and([text]), prefix: (word) => isChinese(word) && [...word].length === 1 };
}

function latin(word: string, knows: Knows): Combined {
  return { ...and([word]), prefix: true, fuzzy: knows(word) ? false : typos(termOf(word)) };
}

/** The edit distance that is tolerated; none in short words. Two transposed letters count as two edits. */
function typos(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 6 ? 1 : 2;
}

/** Any pairs of a run, or its pieces of four with one wrong character; how many must be found `foundEnough` says. */
function nearly(run: string): Combined {
  if ([...run].length < 3) return all(run);
  return or([
    { queries: [run], combineWith: 'OR' },
    {
      queries: [run],
      combineWith: 'OR',
      fields: ['fours'],
      tokenize: (text) => [...new Set(foursIn(text))],
      fuzzy: 1,
    },
  ]);
}

/** Whether more than half of the pairs or of the pieces of each Chinese run were found. */
export function foundEnough(parts: readonly Part[], { queryTerms }: SearchResult): boolean {
  const found = new Set(queryTerms);
  const enough = (terms: readonly string[]) =>
    terms.filter((word) => found.has(word)).length > terms.length / 2;
  return parts
    .filter(({ meaning, area }) => meaning === null && area === null)
    .flatMap(({ text }) => runsIn(text).filter(isChinese))
    .every((run) => enough(wordsIn(run)) || enough(foursIn(run)));
}
