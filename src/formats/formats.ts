import type { Answer } from './answer.ts';
import { csv } from './csv.ts';
import { json } from './json.ts';

export interface WriteOptions {
  /** A byte order mark before CSV, for spreadsheets that need one. */
  readonly bom: boolean;
}

/** A representation of an answer. A new one is a file that exports it, and a line in `formats`. */
export interface Format {
  /** What `format=` takes. */
  readonly name: string;
  readonly title: string;
  /** As it stands in `Content-Type`. */
  readonly mediaType: string;
  readonly extension: string;
  /** True when it shows one page; the others are never paged and never cut. */
  readonly paged: boolean;
  write(answer: Answer, options: WriteOptions): AsyncIterable<Uint8Array>;
}

/** The formats of every list, the default one first. */
export const formats: readonly [Format, ...Format[]] = [json, csv];

/** Names of the formats, as `format=` takes them. */
export const formatNames = formats.map(({ name }) => name) as [string, ...string[]];

/** The media type of a format without its parameters. */
export function bareType(format: Format): string {
  return format.mediaType.split(';')[0] ?? format.mediaType;
}
