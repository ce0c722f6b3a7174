import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { computationParameters } from '../observations/combinations.ts';
import { type Document, type Json, withExamples } from './openapi-examples.ts';

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

/** An app that has the routes of another with their schemas, and answers none of them: only the generator reads it. */
export async function describedApp(app: FastifyInstance): Promise<FastifyInstance> {
  const { version, routes } = app.documented;
  const described = fastify({ exposeHeadRoutes: false, routerOptions: { ignoreTrailingSlash: true } });
  described.setValidatorCompiler(() => () => true);
  described.setSerializerCompiler(() => JSON.stringify);
  await described.register(swagger, {
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
  for (const { url, schema = {}, config = {} } of routes)
    described.get(url, { schema, config }, async () => null);
  return described;
}

/** The document as YAML. */
export async function toYaml(document: Document): Promise<string> {
  const { stringify } = await import('yaml');
  return stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** The OpenAPI document of a ready app, each operation with the real answer to its example. */
export async function openApiDocument(app: FastifyInstance): Promise<Document> {
  return withExamples(app, await bareDocument(await describedApp(app)));
}

/** The document of an app that is only described; examples are addresses yet. */
export async function bareDocument(described: FastifyInstance): Promise<Document> {
  await described.ready();
  const document = structuredClone(described.swagger()) as unknown as Document;
  document.components.schemas = used(document);
  for (const operations of Object.values(document.paths))
    for (const operation of Object.values(operations)) operation.parameters?.forEach(showOnly);
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
