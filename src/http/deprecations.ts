import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { observationFormats } from '../formats/formats.ts';

declare module 'fastify' {
  interface FastifyInstance {
    readonly deprecations: readonly Deprecation[];
  }
}

/** What will go away: an operation, a parameter of it, or some values of that. */
export interface Deprecation {
  /** `operationId` of the OpenAPI document. */
  readonly operation: string;
  /** The whole operation unless given. */
  readonly parameter?: string;
  /** Any value unless given. */
  readonly values?: readonly string[];
  /** The day on which it was announced. */
  readonly announced: string;
  /** The first day without it, at least six months later. */
  readonly sunset: string;
  /** What to use in its place, as a sentence. */
  readonly instead: string;
}

/** What is deprecated now. An entry is announced in the changelog and in docs/queries.md too. */
export const deprecations: readonly Deprecation[] = [];

/** Months between an announcement and the end. */
const notice = 6;

/** What is wrong with an announcement; null where nothing is. */
export function faultOfDeprecation({ operation, announced, sunset }: Deprecation): string | null {
  const earliest = new Date(`${announced}T00:00:00Z`);
  earliest.setUTCMonth(earliest.getUTCMonth() + notice);
  const first = earliest.toISOString().slice(0, 10);
  return sunset >= first
    ? null
    : `${operation}: announced on ${announced}, it may end on ${first} at the earliest.`;
}

/**
 * Announces on every answer that depends on what is deprecated: since when (RFC 9745), until when (RFC 8594), and where that
 * is explained. Registered behind the cache, which keeps answers without it.
 */
export function registerDeprecations(app: FastifyInstance, announced = deprecations): void {
  const [fault] = announced.map(faultOfDeprecation).filter((each) => each !== null);
  if (fault !== undefined) throw new Error(fault);
  app.decorate('deprecations', announced);
  if (announced.length === 0) return;
  app.addHook('onSend', async (request, reply) => {
    const used = announced.filter((each) => isUsed(each, request, reply));
    if (used.length === 0) return;
    const since = Math.min(...used.map((each) => Date.parse(each.announced)));
    const until = Math.min(...used.map(({ sunset }) => Date.parse(sunset)));
    const { operationId = '', tags: [tag = ''] = [] } = request.routeOptions.schema ?? {};
    const more = `<${request.publicBase}/docs#/${tag}/${operationId}>; rel="deprecation"; type="text/html"`;
    // A stream is kept by the cache with what was set meanwhile.
    const links = String(reply.getHeader('link') ?? '')
      .split(', ')
      .filter((link) => link !== '' && link !== more);
    reply.headers({ deprecation: `@${since / 1000}`, sunset: new Date(until).toUTCString() });
    if (reply.statusCode !== 304) reply.header('link', [...links, more].join(', '));
  });
}

/** True where a request uses what is deprecated; of a list, where it has one of the values, and of formats, where it is sent one. */
function isUsed(
  { operation, parameter, values }: Deprecation,
  { routeOptions: { schema, config }, address }: FastifyRequest,
  reply: FastifyReply,
): boolean {
  if (schema?.operationId !== operation) return false;
  if (parameter === undefined) return true;
  const given = (config.canonical?.(address) ?? address).given(parameter);
  if (values === undefined) return given !== null;
  const type = reply.getHeader('content-type');
  const sent = observationFormats.filter(({ mediaType }) => parameter === 'format' && mediaType === type);
  const used = [...(given?.split(',') ?? []), ...sent.map(({ name }) => name)];
  return used.some((value) => values.includes(value));
}

/** What the OpenAPI document says of a deprecation. */
export function deprecationText({ values, announced, sunset, instead }: Deprecation): string {
  const what =
    values === undefined ? 'Deprecated' : `${values.map((value) => `\`${value}\``).join(', ')} deprecated`;
  return `${what} since ${announced}, gone on ${sunset}. ${instead}`;
}
