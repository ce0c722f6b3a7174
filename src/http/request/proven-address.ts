import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Problem } from '../../domain/problems.ts';
import { RequestAddress } from './addresses.ts';
import { isProof, ownAddresses } from './own-request.ts';

/** Problems that lead on; the others are not mended by another address (method, precondition, rate, failure). */
const leading: readonly number[] = [400, 404, 406, 410, 422];

/** Refusals that are followed in turn from one candidate. */
const mostSteps = 4;

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
  const search = new Search(request, status === 422);
  const found = (await search.follow(first)) ?? (orElse === undefined ? null : await search.follow(orElse));
  if (found !== null) return search.restored(found, meant);
  // A valid query that is empty stays as it is; one that was refused may have rows in a simpler form.
  if (search.empty !== null && !search.refused) return search.empty;
  const { simpler = [] } = request.routeOptions.config;
  // What was found without rows has already the values that a refusal corrected; a query that was refused as it stands had rows before.
  const asked = status === 422 ? [request.address.toString()] : [];
  for (const start of new Set([first, search.empty ?? first, ...asked]))
    for (const change of simpler) {
      const simplified = await search.follow(new RequestAddress(start).with(change));
      if (simplified !== null) return search.restored(simplified, meant);
    }
  return search.empty ?? (await search.follow('/v1')) ?? first;
}

interface Outcome {
  readonly works: boolean;
  /** True for a list without rows. */
  readonly isEmpty: boolean;
  /** What the problem suggests. */
  readonly next: string | null;
}

/** Tries addresses, each once. */
class Search {
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
      this.#seen.add(address);
      const { works, isEmpty, next } = await this.#try(address);
      if (works && !isEmpty) return address;
      if (works) this.empty ??= address;
      address = works ? null : next;
    }
    return null;
  }

  /** An address with each parameter of what was meant that it lost and can have: a remedy may take away more than it must. */
  async restored(address: string, meant: string): Promise<string> {
    const wanted = new RequestAddress(meant);
    const found = new RequestAddress(address);
    const given = found.parameters();
    const lost = Object.entries(wanted.parameters()).filter(([name]) => !(name in given));
    // Beside another value, such as a growth series or a concept in place of an indicator, they would mean something else.
    const isOther = Object.entries(given).some(
      ([name, value]) => name !== 'format' && wanted.given(name) !== value,
    );
    if (isOther || wanted.path !== found.path) return address;
    let whole = address;
    // Twice, because one may need another: aggregate its frequency.
    for (const [name, value] of [...lost, ...lost])
      whole = (await this.follow(new RequestAddress(whole).with({ [name]: value }), 1)) ?? whole;
    return whole;
  }

  async #try(address: string): Promise<Outcome> {
    const { accept = '*/*' } = this.#request.headers;
    const { format = accept === '*/*' ? 'json' : '' } = new RequestAddress(address).parameters();
    // A body that is not one page of JSON may be large, and only the number of its rows matters.
    const first = await this.#ask(address, format === 'json' ? 'GET' : 'HEAD');
    if (first.statusCode !== 200) {
      this.refused ||= first.statusCode === 422;
      const { body } = format === 'json' ? first : await this.#ask(address, 'GET');
      return { works: false, isEmpty: false, next: problemIn(body)?.links.tryInstead ?? null };
    }
    const page = new RequestAddress(address).with({ format: 'json', limit: '1' });
    const listed = format === 'json' ? first : await this.#ask(page, 'GET');
    return { works: true, isEmpty: rowsOf(listed) === 0, next: null };
  }

  /** Asks for the representation that the refused client accepts. */
  #ask(url: string, method: 'GET' | 'HEAD') {
    const { server, headers } = this.#request;
    const accept = headers.accept === undefined ? {} : { accept: headers.accept };
    return server.inject({
      url,
      method,
      remoteAddress: ownAddresses.proof,
      headers: { host: 'localhost', 'accept-encoding': 'identity', ...accept },
    });
  }
}

const refusalSchema = z.object({ links: z.object({ tryInstead: z.string().optional() }) });

/** The problem in a body; null in the page that a browser gets instead. */
function problemIn(body: string): z.infer<typeof refusalSchema> | null {
  return body.startsWith('{') ? refusalSchema.parse(JSON.parse(body)) : null;
}

/** Rows of a list; null for what is no list. */
function rowsOf({
  headers,
  body,
}: {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}) {
  if (!String(headers['content-type']).startsWith('application/json')) return null;
  return JSON.parse(body).page?.total ?? null;
}

/** An address of another path with the parameters of the request, which were understood. */
function withQueryOf({ address }: FastifyRequest, target: string): string {
  const other = new RequestAddress(target);
  if (other.path === address.path) return target;
  return other.withQuery({ ...address.parameters(), ...other.parameters() });
}
