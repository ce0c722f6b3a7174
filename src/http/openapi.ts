import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { docsScript, docsStyle, icon } from '../explorer/styles.ts';
import { bareType, type Format, type Formats, singleFormats } from '../formats/formats.ts';
import { computationParameters } from './combinations.ts';
import { sendText } from './page.ts';
import { problemSchema } from './problem.ts';
import type { Services } from './services.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Address whose real answer stands as the example of this operation. */
    example?: string;
  }
}

type Json = Record<string, unknown>;

interface Operation extends Json {
  responses?: Record<string, { content?: Record<string, Json> }>;
  parameters?: Json[];
}

export interface Document extends Json {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
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
function isJson(mediaType: string): boolean {
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

const description = `China's data-economy indicators, with how sure each figure is, who said it, when, and what contradicts it.

Every figure carries its qualifier (about, over …), the bounds that these allow, its source and its place in the history of statements. A 200 is complete, typed and says how sure it is; everything else is problem details (RFC 9457).`;

const tags = [
  { name: 'observations', description: 'Figures: the one data door, and the dossier of each statement.' },
  { name: 'indicators', description: 'The catalogue: search, definitions, coverage, rivals.' },
  { name: 'sources', description: 'Documents that state the figures.' },
  { name: 'codelists', description: 'What the codes mean.' },
  { name: 'checks', description: 'The data checked against itself.' },
  { name: 'changes', description: 'What was added or revised.' },
  { name: 'releases', description: 'Numbered states of the dataset, with files and checksums.' },
  { name: 'service', description: 'Entry point, health and metrics.' },
];

/** Registers the generator of the OpenAPI document; before the routes, which it watches. */
export async function registerOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'China Data Economy Indicators',
        version,
        description,
        license: {
          name: 'MIT (code); compilation CC BY 4.0; figures belong to their sources',
          url: 'https://creativecommons.org/licenses/by/4.0/',
        },
      },
      servers: [{ url: '/' }],
      security: [],
      tags,
    },
    transform: (route) => {
      const { example } = (route.route.config ?? {}) as { example?: string };
      const { schema, url } = jsonSchemaTransform(route);
      return {
        url,
        schema: Object.assign({}, schema, example === undefined ? {} : { 'x-example': example }),
      };
    },
    transformObject: jsonSchemaTransformObject,
  });
}

/** Serves the document as JSON and YAML, and Swagger UI over it; after the routes. */
export async function registerDocs(app: FastifyInstance): Promise<void> {
  let ready: Document | null = null;
  const prepared = async () => {
    ready ??= await openApiDocument(app);
    return ready;
  };
  app.get('/openapi.json', { schema: { hide: true } }, async (request, reply) =>
    sendText(request, reply, 'application/json; charset=utf-8', JSON.stringify(await prepared())),
  );
  app.get('/openapi.yaml', { schema: { hide: true } }, async (request, reply) =>
    sendText(request, reply, 'application/yaml; charset=utf-8', await toYaml(await prepared())),
  );
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: {
      // The bar on top of the standalone layout brings an inline style, which the policy forbids.
      layout: 'BaseLayout',
      docExpansion: 'list',
      defaultModelsExpandDepth: 0,
      deepLinking: true,
      tryItOutEnabled: true,
      displayRequestDuration: true,
    },
    theme: {
      title: 'China Data Economy Indicators: API',
      css: [{ filename: 'docs.css', content: docsStyle }],
      js: [{ filename: 'docs.js', content: docsScript }],
      favicon: [
        {
          filename: 'icon.svg',
          rel: 'icon',
          type: 'image/svg+xml',
          sizes: 'any',
          content: Buffer.from(icon),
        },
      ],
    },
    transformSpecification: () => ready ?? {},
    transformSpecificationClone: false,
    uiHooks: {
      onRequest: (_request, _reply, done) => {
        prepared().then(() => done(), done);
      },
    },
  });
}

export async function toYaml(document: Document): Promise<string> {
  const { stringify } = await import('yaml');
  return stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** The OpenAPI document of a ready app, each operation with the real answer to its example. */
export async function openApiDocument(app: FastifyInstance): Promise<Document> {
  const document = structuredClone(app.swagger()) as unknown as Document;
  document.components.schemas = used(document);
  for (const operations of Object.values(document.paths))
    for (const [method, operation] of Object.entries(operations)) {
      if (method !== 'get') delete operations[method];
      else {
        operation.parameters?.forEach(showOnly);
        await withExample(app, operation);
      }
    }
  return document;
}

/** Schemas that something refers to: the generator writes each twice, as input and as output. */
function used(document: Document): Record<string, unknown> {
  const { schemas } = document.components;
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    for (const [, name = ''] of JSON.stringify(node).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      visit(schemas[name]);
    }
  };
  visit(document.paths);
  return Object.fromEntries(
    Object.entries(schemas)
      .filter(([name]) => found.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** A cursor works with its own query alone, and computations exclude each other: their examples are shown, but Swagger UI is not to fill them in. */
const shownOnly: readonly unknown[] = ['cursor', ...computationParameters];

function showOnly(parameter: Json): void {
  if (!shownOnly.includes(parameter.name)) return;
  const { example, schema } = parameter;
  parameter.schema = { ...(schema as Json), examples: [example] };
  delete parameter.example;
}

async function withExample(app: FastifyInstance, operation: Operation): Promise<void> {
  const example = operation['x-example'];
  delete operation['x-example'];
  if (typeof example !== 'string') return;
  const content = operation.responses?.['200']?.content ?? {};
  for (const [mediaType, media] of Object.entries(content)) {
    if (mediaType.startsWith('image/')) continue;
    const answer = await app.inject({
      url: example,
      headers: { accept: mediaType, host: 'localhost:3000', 'accept-encoding': 'identity' },
    });
    // The examples name figures of the article; another seed need not have them.
    if (answer.statusCode !== 200) return;
    // Bytes have no example that a page could show.
    if (isJson(mediaType)) media.example = JSON.parse(answer.body);
    else if (!answer.body.includes('\u0000')) media.example = answer.body;
  }
  const problem = await app.inject({
    url: `${example}${example.includes('?') ? '&' : '?'}colour=red`,
    headers: { host: 'localhost:3000' },
  });
  const problemMedia = operation.responses?.['4XX']?.content?.['application/problem+json'];
  if (problemMedia && problem.statusCode === 400)
    problemMedia.example = { ...JSON.parse(problem.body), requestId: 'req-1' };
}
