import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ParameterFault, Problem } from '../../domain/problems.ts';
import { limits } from '../../domain/query/limits.ts';
import type { RequestAddress } from '../request/addresses.ts';
import { isHost } from '../request/request-context.ts';

/** Refuses addresses that are too long, with 414, and Host headers that are no host, with 400 (RFC 9112 section 3.2). */
export function registerRequestTarget(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const fault = faultOfHost(request);
    if (lengthOf(request) > limits.url) done(addressTooLong(request.address, 'address', lengthOf(request)));
    else if (fault === null) done();
    else done(new Problem('malformed-request', fault, { tryInstead: request.url }));
  });
}

/** Characters that a letter of an address takes at most more where links write it: `!` is `%21`. */
const mostGrowth = 3;

/** The length of an address, or of what links write for it where that is longer: links must work too. */
function lengthOf({ url, address }: Pick<FastifyRequest, 'url' | 'address'>): number {
  return url.length * mostGrowth <= limits.url ? url.length : Math.max(url.length, address.toString().length);
}

/** Characters that are left to the rest of an address: its path, other parameters, a cursor. */
const rest = 1000;

/** The problem of an address that is too long, or of that of its next page: it says how to split the request. */
export function addressTooLong(
  address: RequestAddress,
  what: 'address' | 'address of the next page',
  length: number,
): Problem {
  const fault = longestList(address);
  const detail = `The ${what} has ${length} characters; at most ${limits.url} are read. ${fault?.detail ?? 'Shorten its longest parameter.'}`;
  return new Problem('uri-too-long', detail, {
    errors: fault === null ? [] : [fault],
    tryInstead: '/v1',
  });
}

/** How many values of the longest comma list of an address a request can have, whichever they are; null where it has no list. */
function longestList(address: RequestAddress): ParameterFault | null {
  const lists = Object.entries(address.parameters())
    .map(([parameter, text]) => ({ parameter, text, values: text.split(',') }))
    .filter(({ values }) => values.length > 1);
  const [longest] = lists.toSorted((a, b) => b.text.length - a.text.length);
  if (longest === undefined) return null;
  const { parameter, values } = longest;
  const most = Math.max(1, Math.min(limits.ids, fitting(values), values.length - 1));
  const requests = Math.ceil(values.length / most);
  return {
    parameter,
    value: null,
    code: 'tooLong',
    detail: `${parameter} has ${values.length} values: ask for at most ${most} of them at a time, in ${requests} requests.`,
    allowed: [`1..${most} values`],
  };
}

/** How many of some values an address has room for, were they the longest ones. */
function fitting(values: readonly string[]): number {
  let room = limits.url - rest;
  const lengths = values.map((value) => encodeURIComponent(value).length + 1).toSorted((a, b) => b - a);
  const beyond = lengths.findIndex((length) => {
    room -= length;
    return room < 0;
  });
  return beyond === -1 ? values.length : beyond;
}

function faultOfHost({ headers: { host }, raw }: FastifyRequest): string | null {
  if (host === undefined) return raw.httpVersion === '1.0' ? null : 'The request has no Host header.';
  if (!isHost(host)) return `The Host header "${host.slice(0, 255)}" is not a host.`;
  let hosts = 0;
  // Names and values by turns.
  for (let place = 0; place < raw.rawHeaders.length; place += 2) {
    const name = raw.rawHeaders[place] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts > 1 ? 'The request has two Host headers.' : null;
}
