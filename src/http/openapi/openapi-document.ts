import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { dump } from 'js-yaml';
import type { Config } from '../../config.ts';
import { datasetName, licenceAddress } from '../../domain/catalogue/dataset-terms.ts';
import { compareText } from '../../domain/compare-text.ts';
import { version } from '../../version.ts';
import { type Deprecation, deprecationText } from '../deprecations.ts';
import { exampleOf } from '../request/parameters.ts';
import { withExamples } from './openapi-examples.ts';
import { type Document, type Json, type Operation, type Parameter, textsOf } from './openapi-operation.ts';
import { termsOf } from './operation-terms.ts';
import { grouped } from './parameter-groups.ts';
import { headers } from './response-headers.ts';
import { problemSchemas, sharedResponses, withStatuses } from './shared-responses.ts';

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
  { name: 'sdmx', description: 'The same figures for clients of SDMX: REST 1.5 and 2.' },
  { name: 'service', description: 'Entry point, health and metrics.' },
];

/** Options of `@fastify/swagger`: the document is made from the zod schemas of the routes. */
export function swaggerOptions({
  publicUrl = '/',
  contactUrl,
}: Partial<Pick<Config, 'publicUrl' | 'contactUrl'>>): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: datasetName.en,
        version,
        description,
        contact: contactOf(contactUrl),
        license: {
          name: 'MIT (code); compilation CC BY 4.0; figures belong to their sources',
          url: licenceAddress,
        },
      },
      servers: [{ url: publicUrl, description: 'This server.' }],
      security: [],
      tags,
    },
    transform: (route) => {
      const { config = {}, method } = route.route;
      const { schema, url } = jsonSchemaTransform(route);
      const { operationId } = route.schema ?? {};
      return {
        url,
        schema: Object.assign({}, schema, {
          'x-ids': config.ids !== undefined,
          ...(config.example === undefined ? {} : { 'x-example': config.example }),
          ...(method === 'HEAD' ? { operationId: operationId?.replace(/^get/, 'head') } : {}),
        }),
      };
    },
    transformObject: jsonSchemaTransformObject,
  };
}

/** Whom to ask: `CONTACT_URL` without what it has in place of a message. */
function contactOf(contactUrl: string | undefined): Json {
  const address = contactUrl?.replace(/\?.*$/, '').replace(/\{(title|body)\}/g, '');
  if (address === undefined) return { name: datasetName.en };
  const email = address.replace(/^mailto:/, '');
  return { name: datasetName.en, ...(email === address ? { url: address } : { email }) };
}

/** The OpenAPI document of a ready app, with real answers to the examples of its operations. */
export function openApiDocument(app: FastifyInstance): Promise<Document> {
  return withExamples(app, structureOf(app));
}

/** The document without answers, for which nothing is read; `x-example` of an operation is an address that works. */
export function structureOf(app: FastifyInstance): Document {
  const document = structuredClone(app.swagger()) as unknown as Document;
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(operations)) {
      announce(operation, app.deprecations);
      if (operation.parameters !== undefined)
        operation.parameters = grouped(operation.parameters.map((each) => filledIn(each, operation)));
      operation.description = `${operation.description}${termsOf(textsOf(operation), 'en')}`;
      withStatuses(path, operation);
      if (method === 'head') delete operation.responses[200]?.content;
    }
  const { components } = document;
  const schemas = { ...components.schemas, ...problemSchemas() };
  document.components = { schemas, responses: sharedResponses(), headers };
  document.components.schemas = used(document);
  requireNoLinks(document);
  return document;
}

/** Marks what is deprecated of an operation, and says until when and what takes its place. */
function announce(operation: Operation, deprecations: readonly Deprecation[]): void {
  for (const each of deprecations.filter(({ operation: id }) => id === operation.operationId)) {
    const names = each.parameter === 'format' ? ['format', 'suffix'] : [each.parameter];
    const named = operation.parameters?.find(({ name }) => names.includes(`${name}`));
    const marked = each.parameter === undefined ? operation : named;
    if (marked === undefined) throw new Error(`${each.operation} has no parameter ${each.parameter}.`);
    marked.description = `${marked.description} ${deprecationText(each)}`;
    if (each.values === undefined) marked.deprecated = true;
  }
}

/** The document as YAML. */
export function toYaml(document: Document): string {
  return dump(document, { lineWidth: -1, noRefs: true, quoteStyle: 'double' });
}

/** Schemas that something refers to: the generator writes each twice, as input and as output. */
function used({ paths, components: { schemas, responses } }: Document): Json {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    for (const [, name = ''] of JSON.stringify(node).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      visit(schemas[name]);
    }
  };
  visit({ paths, responses });
  return Object.fromEntries(
    Object.entries(schemas)
      .filter(([name]) => found.has(name))
      .sort(([a], [b]) => compareText(a, b)),
  );
}

/** Takes `links` out of what rows and single answers require: with `meta=none` none has them. */
function requireNoLinks({ components: { schemas } }: Document): void {
  for (const [name, schema] of Object.entries(schemas))
    if (!/(List|Table|Problem)$/.test(name)) visit(schema);

  function visit(node: unknown): void {
    if (typeof node !== 'object' || node === null) return;
    if ('required' in node && Array.isArray(node.required))
      node.required = node.required.filter((name) => name !== 'links');
    Object.values(node).forEach(visit);
  }
}

/**
 * A parameter with an `example` only where the small query that is the example of its operation has it: clients fill
 * in each `example` and `default`. What else it may be is in `examples` of its schema. A list is `a,b`, not `x=a&x=b`.
 */
function filledIn({ example, ...parameter }: Parameter, operation: Operation): Parameter {
  if (parameter.in === 'path') return { ...parameter, example };
  const asked = new URL(operation['x-example'] ?? '/', 'http://localhost').searchParams;
  const { name, schema } = parameter;
  const value = asked.get(name);
  const list = schema.type === 'array' ? { style: 'form', explode: false } : {};
  if (value === null) return { ...parameter, ...list, schema: { ...schema, examples: [example] } };
  return { ...parameter, ...list, example: exampleOf(value, schema) };
}
