import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Server } from '../server.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly description?: string;
  readonly example?: string | number;
  readonly 'x-group': string;
  readonly schema: { readonly examples?: readonly (string | number)[]; readonly enum?: readonly string[] };
}

interface Media {
  readonly schema: object;
  readonly example?: unknown;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
}

export interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** The OpenAPI document of a server, able to judge the answers of any. */
export class Described {
  readonly document: Document;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #templates: readonly { readonly template: string; readonly pattern: RegExp }[];
  readonly #known = new Map<string, ValidateFunction>();

  constructor(document: Document) {
    this.document = document;
    this.#templates = Object.keys(document.paths)
      .toSorted((a, b) => a.split('{').length - b.split('{').length)
      .map((template) => ({
        template,
        pattern: new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
      }));
    this.#ajv.addSchema(document, 'document');
  }

  static async of(server: Server): Promise<Described> {
    return new Described(await server.json<Document>('/openapi.json'));
  }

  /** Each operation with its path. */
  operations(): [string, Operation][] {
    return Object.entries(this.document.paths).flatMap(([path, { get }]) => (get ? [[path, get]] : []));
  }

  /** The path of the document that an address belongs to; those without parameters first. */
  pathOf(address: string): string | undefined {
    const path = new URL(address, 'http://localhost').pathname;
    return this.#templates.find(({ pattern }) => pattern.test(path))?.template;
  }

  /** The media type under which the document declares that of an answer: with its parameters, else without them. */
  mediaOf(path: string, status: string, mediaType: string): string | undefined {
    const declared = Object.keys(this.document.paths[path]?.get?.responses[status]?.content ?? {});
    const [bare = '', ...parameters] = mediaType.split(/;\s*/).filter((part) => !part.startsWith('charset='));
    return (
      declared.find((type) => type === [bare, ...parameters].join('; ')) ??
      declared.find((type) => type === bare)
    );
  }

  /** What a body has against the schema of its path, status and media type; nothing when it fits. */
  complaints(path: string, status: string, mediaType: string, body: unknown): readonly unknown[] {
    const place = ['paths', path, 'get', 'responses', status, 'content', mediaType, 'schema'];
    const pointer = place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
    return this.#judged(`document#/${pointer.join('/')}`, body);
  }

  #judged($ref: string, body: unknown): readonly unknown[] {
    const validate = this.#known.get($ref) ?? this.#ajv.compile({ $ref });
    this.#known.set($ref, validate);
    return validate(body) ? [] : (validate.errors ?? []);
  }
}
