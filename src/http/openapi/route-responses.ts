import type { FastifyInstance, RouteOptions } from 'fastify';
import { z } from 'zod';
import { bareType, type Format, type Formats, singleFormats } from '../../formats/formats.ts';
import { problemSchema } from '../plugins/error-handler.ts';
import type { Services } from '../services.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** What the documentation is made of, when somebody asks for it. */
    documented: { readonly version: string; readonly routes: RouteOptions[] };
  }
  interface FastifyContextConfig {
    /** Address whose real answer stands as the example of this operation. */
    example?: string;
  }
}

const problemContent = { content: { 'application/problem+json': { schema: problemSchema } } };

/** Responses of a route: its success in every format that it has, and the problems. */
export function answers(schema: z.ZodType, formats: Formats = singleFormats) {
  const [first, ...others] = formats;
  const content = others.map((format) => [bareType(format), { schema: bodySchema(format) }]);
  return {
    200: {
      description: 'A complete answer.',
      content: { [bareType(first)]: { schema }, ...Object.fromEntries(content) },
    },
    ...problemResponses,
  };
}

/** JSON Schema of a body that is no page of JSON; OpenAPI 3.1 describes bytes by an empty schema. */
function bodySchema(format: Format): z.ZodType {
  if (format.binary || isJson(bareType(format))) return z.unknown().describe(format.title);
  return z.string().describe(format.title);
}

/** True for a media type whose whole body is one JSON value. */
export function isJson(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType.endsWith('+json');
}

/** The problems that every route may answer with. */
export const problemResponses = {
  '4xx': {
    description:
      'The request cannot be answered as it stands; `errors` and `links.tryInstead` say what would work.',
    ...problemContent,
  },
  '5xx': { description: 'The fault is ours.', ...problemContent },
};

/** The least that a query for observations needs. */
export async function exampleIndicator({ store }: Services): Promise<Record<string, string>> {
  const catalogue = await store().catalogue();
  const [first = '*'] = catalogue.indicators.keys();
  return { indicator: first };
}

/** Remembers the routes that are registered from here on, so that they can be documented. */
export function watchRoutes(app: FastifyInstance, version: string): void {
  const routes: RouteOptions[] = [];
  app.decorate('documented', { version, routes });
  app.addHook('onRoute', (route) => {
    if (route.method === 'GET' && !route.schema?.hide) routes.push(route);
  });
}
