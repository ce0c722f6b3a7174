import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import { likelyCodes } from '../../domain/query/other-words.ts';

interface Description {
  readonly description: string;
  readonly example: string;
}

/** What the text of a parameter stands for, as JSON Schema; a list is written with commas. It describes and validates nothing. */
type Described =
  | { readonly type: 'integer'; readonly minimum: number; readonly maximum: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'string'; readonly format?: string; readonly enum?: readonly string[] }
  | { readonly type: 'string'; readonly minLength: number; readonly maxLength: number }
  | {
      readonly type: 'array';
      readonly items: { readonly type: 'string'; readonly enum?: readonly string[] };
    };

/**
 * A parameter whose text a pure function turns into a value.
 * A `Fault` that it throws becomes an issue that keeps its code, its allowed values and its suggestions.
 */
export function parameter<T>(
  parse: (text: string) => T,
  { description, example, described }: Description & { readonly described?: Described },
) {
  const examples = [exampleOf(example, described)];
  // `minLength` is of texts: JSON leaves out what is undefined.
  const type = described === undefined ? {} : { minLength: undefined, ...described };
  return (
    z
      .string()
      .min(1)
      // On the text that is written, since zod leaves out examples of what a transform makes of it.
      .meta({ ...type, examples })
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
      .meta({ description, examples })
  );
}

/** The text of a parameter as a value of the type that the document says. */
export function exampleOf(text: string, { type }: { readonly type?: unknown } = {}) {
  if (type === 'array') return text.split(',');
  if (type === 'integer') return Number(text);
  return type === 'boolean' ? text === 'true' : text;
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

/** A parameter that is `true` or `false`. */
export function yesOrNo({ description, example }: Description) {
  const type = { type: 'boolean', enum: undefined };
  return z.enum(['true', 'false']).meta({ ...type, description, examples: [example === 'true'] });
}

/** A whole number between two ends, both inside. */
export function integerParameter(least: number, most: number, about: Description) {
  return parameter(wholeNumber(least, most), {
    ...about,
    described: { type: 'integer', minimum: least, maximum: most },
  });
}

/** A comma list as the document describes it: of any words, or out of a few. */
export function listOfWords(words?: readonly string[]): Described {
  return { type: 'array', items: { type: 'string', ...(words && { enum: words }) } };
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
 * `what` completes the description: `Comma list of …`; `words` are all that may stand in it besides the `*`.
 */
export function listFilter<T>(
  parse: (text: string) => readonly T[],
  {
    what,
    example,
    words,
  }: { readonly what: string; readonly example: string; readonly words?: readonly T[] & readonly string[] },
) {
  return parameter(
    (text): readonly T[] | null => {
      const parts = commaList(text);
      const named = parts.filter((part) => part !== '*');
      const values = named.length === 0 ? [] : parse(named.join(','));
      return named.length < parts.length ? null : values;
    },
    {
      description: `Comma list of ${what}; \`*\` takes all.`,
      example,
      described: listOfWords(words && [...words, '*']),
    },
  ).optional();
}

/** A filter by words out of a few. */
export function wordFilter<W extends string>(words: readonly W[], what: string, example: W) {
  return listFilter(commaWords(words), { what: `${what}: ${words.join(', ')}`, example, words });
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

/** A single area. @throws Fault for a list, and for a pattern such as `CN-*` */
export function oneArea(text: string): string {
  const id = oneId(text);
  if (!id.includes('*')) return id;
  throw new Fault(`"${text}" names several areas; one is asked for.`, {
    suggestions: [id.replace(/-\*$/, '')],
  });
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
  const known = new Map<string, W>(words.map((word) => [word, word]));
  return (text) => eachOf(text, (part) => known.get(part) ?? oneOf(words, part));
}

/** One of a few words. */
export function oneOf<W extends string>(words: readonly W[], text: string): W {
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  throw new Fault(`"${text}" is not one of ${words.join(', ')}.`, {
    code: 'notAllowed',
    allowed: words,
    suggestions: likelyCodes(text, words, 1),
  });
}

/** Reads a whole number between two ends, both inside. */
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
