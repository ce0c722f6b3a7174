import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Server } from '../server.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly description?: string;
  readonly example?: ParameterValue;
  readonly 'x-group': string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema: {
    readonly type?: string;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly format?: string;
    readonly examples?: readonly ParameterValue[];
    readonly enum?: readonly string[];
    readonly items?: { readonly enum?: readonly string[] };
  };
}

type ParameterValue = string | number | boolean | readonly string[];

interface Media {
  readonly schema: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly externalValue: string }>>;
}

export interface DescribedResponse {
  readonly $ref?: string;
  readonly description: string;
  readonly headers?: Readonly<Record<string, { readonly $ref?: string; readonly required?: boolean }>>;
  readonly content?: Readonly<Record<string, Media>>;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, DescribedResponse>>;
}

export interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly contact: object };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly responses: Readonly<Record<string, DescribedResponse>>;
    readonly headers: Readonly<Record<string, { readonly required?: boolean }>>;
  };
}

/** Answers that any operation may give to a request with `Range`, listed only where clients need it. */
const toRanges: Readonly<Record<string, string>> = {
  206: 'PartialContent',
  416: 'RangeNotSatisfiable',
};

/** Segments of a path that may vary, and the letters that may not. */
const variable = (template: string) => template.split('/').filter((segment) => segment.includes('{')).length;
const literal = (template: string) => template.replace(/\{[^}]+\}/g, '').length;

/** The OpenAPI document of a server, able to judge the answers of any. */
export class Described {
  static #ofAny: Promise<Described> | undefined;
  readonly document: Document;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  readonly #templates: readonly { readonly template: string; readonly pattern: RegExp }[];
  readonly #known = new Map<string, ValidateFunction>();

  /** Holds the document with the responses of its operations in place. */
  constructor(document: Document) {
    this.document = withResponses(document);
    this.#templates = Object.keys(document.paths)
      .toSorted((a, b) => variable(a) - variable(b) || literal(b) - literal(a))
      .map((template) => ({
        template,
        pattern: new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
      }));
    this.#ajv.addSchema(this.document, 'document');
  }

  static async of(server: Server): Promise<Described> {
    return new Described(await server.json<Document>('/openapi.json'));
  }

  /**
   * The document that every server without a configuration of its own has, but for the address and the figures of the
   * examples: a process asks one for it, and compiles each schema once.
   */
  static ofAny(server: Server): Promise<Described> {
    Described.#ofAny ??= Described.of(server);
    return Described.#ofAny;
  }

  /** Each operation with its path. */
  operations(): [string, Operation][] {
    return Object.entries(this.document.paths).flatMap(([path, { get }]) => (get ? [[path, get]] : []));
  }

  /** The path of the document that an address belongs to; the one that says most of it. */
  pathOf(address: string): string | undefined {
    const path = new URL(address, 'http://localhost').pathname;
    return this.#templates.find(({ pattern }) => pattern.test(path))?.template;
  }

  /** What the document says of a status of an operation; undefined where it is not listed. */
  responseOf(path: string, status: string): DescribedResponse | undefined {
    const { paths, components } = this.document;
    return paths[path]?.get?.responses[status] ?? components.responses[toRanges[status] ?? ''];
  }

  /** Headers that an answer lacks although the document promises them. */
  lackingHeaders(path: string, status: string, headers: Headers): string[] {
    const promised = Object.keys(this.responseOf(path, status)?.headers ?? {});
    const { headers: all } = this.document.components;
    return promised.filter((name) => all[name]?.required === true && !headers.has(name));
  }

  /** What a body has against the schema of all problems. */
  problemComplaints(body: unknown): readonly unknown[] {
    return this.#judged('document#/components/schemas/Problem', body);
  }

  /** The media type under which the document declares that of an answer: with its parameters, else without them. */
  mediaOf(path: string, status: string, mediaType: string): string | undefined {
    const declared = Object.keys(this.responseOf(path, status)?.content ?? {});
    const [bare = '', ...parameters] = mediaType.split(/;\s*/).filter((part) => !part.startsWith('charset='));
    return (
      declared.find((type) => type === [bare, ...parameters].join('; ')) ??
      declared.find((type) => type === bare)
    );
  }

  /** What a body has against the schema of its path, status and media type; nothing when it fits. */
  complaints(path: string, status: string, mediaType: string, body: unknown): readonly unknown[] {
    const isListed = this.document.paths[path]?.get?.responses[status] !== undefined;
    const owner = isListed
      ? ['paths', path, 'get', 'responses', status]
      : ['components', 'responses', toRanges[status] ?? ''];
    const place = [...owner, 'content', mediaType, 'schema'];
    const pointer = place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
    return this.#judged(`document#/${pointer.join('/')}`, body);
  }

  #judged($ref: string, body: unknown): readonly unknown[] {
    const validate = this.#known.get($ref) ?? this.#ajv.compile({ $ref });
    this.#known.set($ref, validate);
    return validate(body) ? [] : (validate.errors ?? []);
  }
}

/** A document whose operations have their responses themselves in place of references. */
function withResponses(document: Document): Document {
  const { responses } = document.components;
  const inPlace = (response: DescribedResponse) => {
    const name = response.$ref?.replace('#/components/responses/', '');
    return name === undefined ? response : (responses[name] ?? response);
  };
  const operationWith = (operation: Operation): Operation => ({
    ...operation,
    responses: mapped(operation.responses, inPlace),
  });
  return { ...document, paths: mapped(document.paths, (methods) => mapped(methods, operationWith)) };
}

function mapped<T>(entries: Readonly<Record<string, T>>, change: (entry: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, change(entry)]));
}
