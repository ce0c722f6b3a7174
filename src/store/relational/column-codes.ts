import {
  bases,
  kinds,
  lanes,
  locatorQualities,
  periodBases,
  publishedPrecisions,
  qualifiers,
  relations,
  wordsOf,
} from '../../domain/statements/codes.ts';
import { frequencies } from '../../domain/time/period.ts';

/** An enumeration that the database stores as integers, the indexes of its words. New words are only appended. */
export interface Code<W extends string> {
  readonly words: readonly W[];
  encode(word: W): number;
  decode(code: number): W;
}

function code<W extends string>(words: readonly W[]): Code<W> {
  const places = new Map(words.map((word, place) => [word, place]));
  return {
    words,
    encode: (word) => places.get(word) ?? fail(word),
    decode: (place) => words[place] ?? fail(place),
  };
}

function fail(what: string | number): never {
  throw new Error(`No code for ${what}.`);
}

/** Words that columns of the database hold as numbers: the place of the word in its list. */
export const codes = {
  frequency: code(frequencies),
  lane: code(wordsOf(lanes)),
  kind: code(wordsOf(kinds)),
  qualifier: code(wordsOf(qualifiers)),
  relation: code(wordsOf(relations)),
  basis: code(wordsOf(bases)),
  periodBasis: code(wordsOf(periodBases)),
  locatorQuality: code(wordsOf(locatorQualities)),
  precision: code(wordsOf(publishedPrecisions)),
} as const;

/** `2024-06-30` as the integer 20240630, which sorts like the day. */
export function encodeDay(day: string): number {
  return Number(day.replaceAll('-', ''));
}

/** 20240630 as `2024-06-30`. */
export function decodeDay(day: number): string {
  const text = String(day).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
}
