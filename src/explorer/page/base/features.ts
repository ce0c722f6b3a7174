import { get, one } from './api.ts';
import type { Entry, Format } from './model.ts';

/** Query parameters of `/v1/observations`, each with its allowed words, empty where it is free. */
export type Parameters = ReadonlyMap<string, readonly string[]>;

interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly get?: {
          readonly parameters?: readonly {
            readonly name: string;
            readonly schema?: { readonly enum?: readonly string[] };
          }[];
        };
      }
    >
  >;
}

/** Formats that the server offers, as its entry point lists them. */
export async function formatList(): Promise<readonly Format[]> {
  return (await one<Entry>('/v1')).formats;
}

/** What the server says in its OpenAPI document that one may ask of it: a large file, for those who open the settings. */
export async function observationParameters(): Promise<Parameters> {
  const document = await get<OpenApi>('/openapi.json');
  const parameters = document.paths['/v1/observations']?.get?.parameters ?? [];
  return new Map(parameters.map(({ name, schema }) => [name, schema?.enum ?? []]));
}

/** Words that a parameter allows; none where the server does not have it. */
export function allowed(known: Parameters, parameter: string): readonly string[] {
  return known.get(parameter) ?? [];
}
