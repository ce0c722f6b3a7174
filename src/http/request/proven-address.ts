import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Problem } from '../../domain/problems.ts';
import { observationFormats } from '../../formats/formats.ts';
import { RequestAddress } from './addresses.ts';
import { isProof, ownAddresses } from './own-request.ts';

/** Problems that lead on; the others are not mended by another address (method, precondition, rate, failure). */
const leading: readonly number[] = [400, 404, 406, 410, 422];

/** Refusals that are followed in turn from one candidate. */
const mostSteps = 4;
/** Addresses that are tried for one problem: those that its text suggests, those that surely work, and what can be put back. */
export const mostTrials = 20;

/**
 * The address that a problem suggests, tried: it answers 200 to this client, with rows if one of the candidates has any.
 * Each candidate is asked for within the app; where it is refused in turn, what that problem suggests comes next.
 * The first candidate, unproven, where none works, and for a request that is itself a trial.
 */
export async function provenAddress(problem: Problem, request: FastifyRequest): Promise<string | undefined> {
  const { tryInstead, orElse, status } = problem;
  if (!leading.includes(status)) return tryInstead;
  const first = withQueryOf(request, tryInstead ?? request.address.toString());
  if (isProof(request)) return first;
  const meant = status === 422 ? request.address.toString() : first;
  const search = new AddressSearch(request, status === 422);
  const found = (await search.follow(first)) ?? (orElse === undefined ? null : await search.follow(orElse));
  if (found !== null) return search.restored(found, meant);
  // A valid query that is empty stays as it is; one that was refused may have rows in a simpler form.
  if (search.empty !== null && !search.refused) return search.empty;
  const { simplest = {} } = request.routeOptions.config;
  // What was found without rows has already the values that a refusal corrected.
  for (const start of [search.empty ?? first, meant]) {
    const simplified = await search.follow(new RequestAddress(start).with(simplest), 2);
    if (simplified !== null) return search.restored(simplified, meant);
  }
  return search.empty ?? (await search.follow('/v1')) ?? first;
}

/** Tries addresses, each once. */
class AddressSearch {
  /** The first address that works and has no rows. */
  empty: string | null = null;
  /** True once a well-formed query was refused. */
  refused: boolean;
  readonly #request: FastifyRequest;
  readonly #seen = new Set<string>();

  constructor(request: FastifyRequest, refused: boolean) {
    this.#request = request;
    this.refused = refused;
    this.#seen.add(request.address.toString());
  }

  /** The first address with rows on the way from one address to what its refusals suggest; null where there is none. */
  async follow(start: string, steps = mostSteps): Promise<string | null> {
    let address: string | null = start;
    for (let step = 0; step < steps && address !== null && !this.#seen.has(address); step++) {
      if (this.#seen.size > mostTrials) return null;
      this.#seen.add(address);
      const { rows, next } = await this.#try(address);
      if (rows !== null && rows > 0) return address;
      if (rows === 0) this.empty ??= address;
      address = next;
    }
    return null;
  }

  /** An address with each parameter of what was meant that it lost and can have: a remedy may take away more than it must. */
  async restored(address: string, meant: string): Promise<string> {
    const wanted = new RequestAddress(meant);
    const found = new RequestAddress(address);
    const given = found.parameters();
    // In the order in which they need each other: aggregate needs a frequency, and a format holds what was computed.
    const order = Object.keys(this.#request.routeOptions.config.simplest ?? {});
    const lost = Object.entries(wanted.parameters())
      .filter(([name]) => !(name in given))
      .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
    // Beside another value, such as a growth series or a concept in place of an indicator, they would mean something else.
    const isOther = Object.entries(given).some(
      ([name, value]) => name !== 'format' && wanted.given(name) !== value,
    );
    if (isOther || wanted.path !== found.path) return address;
    let whole = address;
    for (const [name, value] of lost)
      whole = (await this.follow(new RequestAddress(whole).with({ [name]: value }), 1)) ?? whole;
    return whole;
  }

  /** The rows of an answer; null for a refusal, with what it suggests. */
  async #try(address: string): Promise<{ readonly rows: number | null; readonly next: string | null }> {
    const written = new RequestAddress(address);
    const asked = this.#request.routeOptions.config.canonical?.(written) ?? written;
    const { accept = '*/*' } = this.#request.headers;
    const { format = accept === '*/*' ? 'json' : '' } = asked.parameters();
    const isStream = streams.includes(format);
    const first = await this.#ask(address, isStream ? 'HEAD' : 'GET');
    if (first.statusCode !== 200) {
      this.refused ||= first.statusCode === 422;
      const { body } = isStream ? await this.#ask(address, 'GET') : first;
      return { rows: null, next: suggestionIn(body) };
    }
    const rows = asked.with({ format: 'json', limit: '1', shape: null });
    const listed = format === 'json' ? first : await this.#ask(rows, 'GET');
    return { rows: rowsOf(listed), next: null };
  }

  /** Asks for the representation that the refused client accepts. */
  #ask(url: string, method: 'GET' | 'HEAD') {
    const { server, headers, gone } = this.#request;
    const accept = headers.accept === undefined ? {} : { accept: headers.accept };
    return server.inject({
      url,
      method,
      signal: gone,
      remoteAddress: ownAddresses.proof,
      headers: { host: 'localhost', 'accept-encoding': 'identity', ...accept },
    });
  }
}

const streams: readonly string[] = observationFormats
  .filter(({ streamed }) => streamed === true)
  .map(({ name }) => name);

const refusalSchema = z.object({ links: z.object({ tryInstead: z.string() }) });

/** What a refusal suggests; null where it suggests nothing, as the page that a browser gets. */
function suggestionIn(body: string): string | null {
  const { data } = refusalSchema.safeParse(body.startsWith('{') ? JSON.parse(body) : null);
  return data?.links.tryInstead ?? null;
}

const listSchema = z.object({ page: z.object({ total: z.number() }) });

/** Rows of a list; one for what is no list. */
function rowsOf({ headers, body }: Awaited<ReturnType<FastifyInstance['inject']>>): number {
  const isJson = String(headers['content-type']).startsWith('application/json');
  return listSchema.safeParse(isJson ? JSON.parse(body) : null).data?.page.total ?? 1;
}

/** An address of another path with the parameters of the request, which were understood. */
function withQueryOf({ address }: FastifyRequest, target: string): string {
  const other = new RequestAddress(target);
  if (other.path === address.path) return target;
  return other.withQuery({ ...address.parameters(), ...other.parameters() });
}
