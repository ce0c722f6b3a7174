import { type ParameterFault, Problem } from '../domain/problems.ts';
import { limits } from '../domain/query/limits.ts';
import { RequestAddress } from './request/addresses.ts';

/** The problem of an address that is too long, itself or as links write it, since they must work too; null where it is not. */
export function tooLong(url: string): Problem | null {
  if (url.length * mostGrowth <= limits.url) return null;
  const address = new RequestAddress(url);
  const length = Math.max(url.length, address.toString().length);
  return length > limits.url ? addressTooLong(address, 'address', length) : null;
}

/** Characters that a letter of an address takes at most more where links write it: `!` is `%21`. */
const mostGrowth = 3;

/** Characters that are left to the cursor of the next page. */
const roomOfCursor = 800;
/** Parameters that mean something as a whole only. */
const wholes = ['q', 'sort'];

/** The problem of an address that is too long, or of that of its next page: it says how to split the request. */
export function addressTooLong(
  address: RequestAddress,
  what: 'address' | 'address of the next page',
  length: number,
): Problem {
  const errors = splitsOf(address);
  const requests = errors.reduce((product, { requests }) => product * requests, 1);
  const ways = errors.map(({ detail }) => detail);
  if (errors.length === 0) ways.push(`Shorten its longest part, ${longestPart(address)}.`);
  if (errors.length > 1) ways.push(`That makes ${requests} requests.`);
  const detail = `The ${what} has ${length} characters; at most ${limits.url} are read. ${ways.join(' ')}`;
  return new Problem('uri-too-long', detail, {
    errors: errors.map(({ requests: _, ...fault }) => fault),
    tryInstead: '/v1',
  });
}

/** A comma list, and how much of it a request keeps. */
interface List {
  readonly parameter: string;
  /** Characters of its values with their commas, the longest first. */
  readonly lengths: readonly number[];
  /** How many values are kept, and their characters were they the longest ones. */
  kept: number;
  size: number;
}

/** The three longest comma lists of an address that can be split. */
function listsOf(address: RequestAddress): List[] {
  return Object.entries(address.values())
    .filter(([parameter]) => !wholes.includes(parameter))
    .map(([parameter, texts]) => {
      const values = texts.flatMap((text) => text.split(','));
      const lengths = values.map((value) => encodeURIComponent(value).length + 1).toSorted((a, b) => b - a);
      const kept = Math.min(limits.ids, values.length);
      return {
        parameter,
        lengths,
        kept,
        size: lengths.slice(0, kept).reduce((sum, length) => sum + length, 0),
      };
    })
    .filter(({ lengths }) => lengths.length > 1)
    .toSorted((a, b) => b.size - a.size)
    .slice(0, 3);
}

/** How many values of its lists a request can have at a time, whichever they are; none where that alone does not help. */
function splitsOf(address: RequestAddress): (ParameterFault & { readonly requests: number })[] {
  const lists = listsOf(address);
  const rest = address.with(Object.fromEntries(lists.map(({ parameter }) => [parameter, null])));
  let over = rest.length + roomOfCursor - limits.url;
  for (const { parameter, size } of lists) over += parameter.length + 2 + size;
  while (over > 0) {
    const [longest] = lists.filter(({ kept }) => kept > 1).toSorted((a, b) => b.size - a.size);
    if (longest === undefined) return [];
    longest.kept -= 1;
    const less = longest.lengths[longest.kept] ?? 0;
    longest.size -= less;
    over -= less;
  }
  const split = lists.filter(({ kept, lengths }) => kept < lengths.length);
  return split.map(({ parameter, kept, lengths }) => {
    const requests = Math.ceil(lengths.length / kept);
    return {
      parameter,
      value: null,
      code: 'tooLong',
      detail: `${parameter} has ${lengths.length} values: ask for at most ${kept} of them at a time, in ${requests} ${split.length > 1 ? 'parts' : 'requests'}.`,
      allowed: [`1..${kept} values`],
      requests,
    };
  });
}

/** What to shorten where nothing can be split. */
function longestPart(address: RequestAddress): string {
  const [[name, texts] = ['', []]] = Object.entries(address.values()).toSorted(
    ([a, some], [b, others]) => (b + others.join()).length - (a + some.join()).length,
  );
  return address.path.length > (name + texts.join()).length
    ? 'the path'
    : `the parameter "${name.slice(0, 40)}"`;
}
