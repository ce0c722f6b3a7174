import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import { nearest } from '../../domain/query/nearest.ts';

interface Description {
  readonly description: string;
  readonly example: string;
}

/**
 * A parameter whose text a pure function turns into a value.
 * A `Fault` that it throws becomes an issue that keeps its code, its allowed values and its suggestions.
 */
export function parameter<T>(parse: (text: string) => T, { description, example }: Description) {
  return (
    z
      .string()
      .min(1)
      // On the text that is written, since zod leaves out examples of what a transform makes of it.
      .meta({ examples: [example] })
      .transform((text, context): T => {
        try {
          return parse(text);
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
          context.issues.push({
            code: 'custom',
            message: error.message,
            input: text,
            params: hintsOf(error),
          });
          return z.NEVER;
        }
      })
      .meta({ description, examples: [example] })
  );
}

function hintsOf({ code, allowed, suggestions }: Fault) {
  return { code, ...(allowed && { allowed }), suggestions };
}

/** A parameter that takes one of a few words. */
export function choice<const W extends readonly [string, ...string[]]>(
  words: W,
  { description, example }: Description,
) {
  return z.enum(words).meta({ description, examples: [example] });
}

/** Splits a comma list into its distinct parts, in the order given. */
export function commaList(text: string): string[] {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.includes(''))
    throw new Fault(`"${text}" has an empty place in its comma list.`, {
      suggestions: [parts.filter(Boolean).join(',')].filter(Boolean),
    });
  return [...new Set(parts)];
}

/**
 * A filter by a comma list, absent where the request names none; null where the list has a `*`, which lets everything pass.
 * `what` completes the description: `Comma list of …`.
 */
export function listFilter<T>(
  parse: (text: string) => readonly T[],
  { what, example }: { readonly what: string; readonly example: string },
) {
  return parameter(
    (text): readonly T[] | null => {
      const parts = commaList(text);
      const named = parts.filter((part) => part !== '*');
      const values = named.length === 0 ? [] : parse(named.join(','));
      return named.length < parts.length ? null : values;
    },
    { description: `Comma list of ${what}; \`*\` takes all.`, example },
  ).optional();
}

/** A filter by words out of a few. */
export function wordFilter<W extends string>(words: readonly W[], what: string, example: W) {
  return listFilter(commaWords(words), { what: `${what}: ${words.join(', ')}`, example });
}

/** One id, without blanks around it. */
export function oneId(text: string): string {
  const [id = '', ...others] = commaList(text);
  if (id === '*' || others.length > 0)
    throw new Fault(`"${text}" names several; one id is taken.`, {
      suggestions: id === '*' ? others.slice(0, 1) : [id],
    });
  return id;
}

/**
 * Reads each part of a comma list.
 * @throws Fault naming every part that `read` refuses; it suggests the list with what each of them suggests in its place
 */
export function eachOf<T>(text: string, read: (part: string) => T): T[] {
  const faults: Fault[] = [];
  const right: string[] = [];
  const values = commaList(text).flatMap((part) => {
    try {
      const value = read(part);
      right.push(part);
      return [value];
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push(error);
      right.push(...error.suggestions.slice(0, 1));
      return [];
    }
  });
  const [first] = faults;
  if (first === undefined) return values;
  throw new Fault(faults.map(({ message }) => message).join(' '), {
    ...hintsOf(first),
    suggestions: right.length === 0 ? [] : [[...new Set(right)].join(',')],
  });
}

/** A comma list of words out of a few. */
export function commaWords<W extends string>(words: readonly W[]): (text: string) => W[] {
  return (text) => eachOf(text, (part) => oneOf(words, part));
}

/** One of a few words. */
export function oneOf<W extends string>(words: readonly W[], text: string): W {
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  throw new Fault(`"${text}" is not one of ${words.join(', ')}.`, {
    code: 'notAllowed',
    allowed: words,
    suggestions: nearest(text, words, 1),
  });
}

/** A whole number between two ends, both inside. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new Fault(`"${text}" is not a whole number from ${least} to ${most}.`, {
      code: Number.isNaN(value) ? 'malformed' : 'outOfRange',
      allowed: [`${least}..${most}`],
      // What is no number says nothing of the one that was meant: the default is better than a guess.
      suggestions: Number.isNaN(value) ? [] : [String(Math.min(most, Math.max(least, value)))],
    });
  };
}
