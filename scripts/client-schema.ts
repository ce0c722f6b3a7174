/** What the generated types of clients/typescript say of the document that they were made from. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

export const schemaFile = 'clients/typescript/src/schema.ts';

/**
 * The part of openapi.yaml that decides the types, as JSON: without examples, which change with the data; of answers
 * those in JSON; without 206, since the client asks for no ranges. A list of one may be given as a word.
 */
export function typedDocument(): string {
  const document = load(readFileSync('openapi.yaml', 'utf8'));
  return JSON.stringify(document, (key, value) => (unneeded(key) ? undefined : oneOrMore(value)));
}

/** The first lines of the generated file. */
export function schemaHeader(document: string): string {
  const hash = createHash('sha256').update(document).digest('hex');
  return `// Written by "npm run client" from openapi.yaml; do not edit.\n// sha256 of the part that decides the types: ${hash}\n`;
}

/** Whether the generated types are those of openapi.yaml as it stands. */
export function isFresh(): boolean {
  return readFileSync(schemaFile, 'utf8').startsWith(schemaHeader(typedDocument()));
}

/** A parameter that is a list takes a single word too: in an address the two are the same. */
function oneOrMore(value: unknown): unknown {
  if (!isObject(value) || value.in !== 'query' || !isObject(value.schema)) return value;
  const { type, items } = value.schema;
  return type === 'array' ? { ...value, schema: { anyOf: [items, value.schema] } } : value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function unneeded(key: string): boolean {
  if (['info', 'servers', 'tags', 'example', 'examples', '206'].includes(key)) return true;
  const isMediaType = /^(application|image|text)\//.test(key);
  return isMediaType && key !== 'application/json' && key !== 'application/problem+json';
}
