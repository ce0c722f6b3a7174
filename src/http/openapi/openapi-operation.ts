export type Json = Record<string, unknown>;

interface Media extends Json {
  example?: unknown;
}

export interface Response extends Json {
  headers?: Json;
  content?: Record<string, Media>;
}

export interface Parameter extends Json {
  name: string;
  schema: Json;
}

/** An operation of the document, with what its route says of it until the document is complete. */
export interface Operation extends Json {
  operationId: string;
  parameters?: Parameter[];
  responses: Record<string, Response>;
  'x-example'?: string;
  'x-ids'?: boolean;
}

export interface Document extends Json {
  info: Json & { readonly contact: Json; readonly license: Json };
  tags: readonly { readonly name: string; readonly description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Json; responses: Record<string, Response>; headers: Json };
}

/** All that an operation says in words. */
export function textsOf({ summary, description, parameters = [] }: Operation): string[] {
  return [`${summary}`, `${description}`, ...parameters.map((parameter) => `${parameter.description}`)];
}
