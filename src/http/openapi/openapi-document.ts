import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { dump } from 'js-yaml';
import { version } from '../../version.ts';
import { type Document, type Json, withExamples } from './openapi-examples.ts';
import { grouped } from './parameter-groups.ts';

const description = `China's data-economy indicators, with how sure each figure is, who said it, when, and what contradicts it.

Every figure carries its qualifier (about, over …), its bounds, its source and its place in the history of statements. A 200 is complete, typed and says how sure it is; everything else is problem details (RFC 9457).`;

const tags = [
  { name: 'observations', description: 'Figures, and the dossier of each statement.' },
  { name: 'indicators', description: 'The catalogue: search, definitions, coverage, rivals.' },
  { name: 'areas', description: 'Places, how much is known of each, and what they lack.' },
  { name: 'sources', description: 'Documents that state the figures.' },
  { name: 'codelists', description: 'The meaning of codes.' },
  { name: 'checks', description: 'The data checked against itself.' },
  { name: 'changes', description: 'Statements that were added or revised.' },
  { name: 'calendar', description: 'Figures that are due.' },
  { name: 'releases', description: 'Numbered states of the dataset, with files and checksums.' },
  { name: 'service', description: 'Entry point, health and metrics.' },
];

/** Options of `@fastify/swagger`: the document is made from the zod schemas of the routes. */
export const swaggerOptions = (publicUrl = '/'): FastifyDynamicSwaggerOptions => ({
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
    servers: [{ url: publicUrl }],
    security: [],
    tags,
  },
  transform: (route) => {
    const { example } = route.route.config ?? {};
    const { schema, url } = jsonSchemaTransform(route);
    return {
      url,
      schema: Object.assign({}, schema, example === undefined ? {} : { 'x-example': example }),
    };
  },
  transformObject: jsonSchemaTransformObject,
});

/** The OpenAPI document of a ready app, each operation with the real answer to its example. */
export async function openApiDocument(app: FastifyInstance): Promise<Document> {
  const document = structuredClone(app.swagger()) as unknown as Document;
  document.components.schemas = used(document);
  requireNoLinks(document);
  for (const operations of Object.values(document.paths))
    for (const operation of Object.values(operations)) {
      if (operation.parameters === undefined) continue;
      operation.parameters = grouped(operation.parameters.map((each) => filledIn(each, operation)));
    }
  return withExamples(app, document);
}

/** The document as YAML. */
export function toYaml(document: Document): string {
  return dump(document, { lineWidth: -1, noRefs: true, quoteStyle: 'double' });
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

/** Takes `links` out of what schemas require: with `meta=none` no answer has them. Problems have theirs always. */
function requireNoLinks({ paths, components: { schemas } }: Document): void {
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('required' in node && Array.isArray(node.required))
      node.required = node.required.filter((name) => name !== 'links');
    Object.values(node).forEach(visit);
  };
  const { Problem: _, ...answers } = schemas;
  visit([paths, answers]);
}

/**
 * A parameter with an `example` only where the small query that is the example of its operation has it: clients fill
 * in each `example` and `default`. What else it may be is in `examples` of its schema.
 */
function filledIn({ example, ...parameter }: Json, operation: Json): Json {
  if (parameter.in === 'path') return { ...parameter, example };
  const asked = new URL(String(operation['x-example'] ?? '/'), 'http://localhost').searchParams;
  const value = asked.get(String(parameter.name));
  const schema = isSchema(parameter.schema) ? parameter.schema : {};
  if (value === null) return { ...parameter, schema: { ...schema, examples: [example] } };
  return { ...parameter, example: ['integer', 'number'].includes(`${schema.type}`) ? Number(value) : value };
}

function isSchema(schema: unknown): schema is Json {
  return typeof schema === 'object' && schema !== null;
}
