import type { ThemeName } from '../charts/marks/themes.ts';
import type { Answer } from './answer.ts';
import { apa } from './citations/apa.ts';
import { bibtex } from './citations/bibtex.ts';
import { csl } from './citations/csl.ts';
import { gbt7714 } from './citations/gbt7714.ts';
import { ris } from './citations/ris.ts';
import { jsonStat } from './cubes/json-stat.ts';
import { json } from './json/json.ts';
import { png } from './pictures/png.ts';
import { svg } from './pictures/svg.ts';
import { csv } from './tables/csv.ts';
import { ndjson } from './tables/ndjson.ts';
import { parquet } from './tables/parquet.ts';
import { xlsx } from './tables/xlsx.ts';

export interface WriteOptions {
  /** A byte order mark before CSV, for spreadsheets that need one. */
  readonly bom: boolean;
  /** Size in pixels and colours of a picture. */
  readonly picture?: {
    readonly width: number;
    readonly height: number;
    readonly theme: ThemeName;
  };
}

/** A representation of an answer. A new one is a file that exports it, and a line in a list below. */
export interface Format {
  /** What `format=` takes. */
  readonly name: string;
  readonly title: string;
  /** As it stands in `Content-Type`. */
  readonly mediaType: string;
  /** Other media types under which clients ask for it. */
  readonly aliases?: readonly string[];
  readonly extension: string;
  /** True when it shows one page; the others are never paged and never cut. */
  readonly paged: boolean;
  /** True when bytes leave while rows are still read; the others are gathered first, so that a problem can take their place. */
  readonly streamed?: boolean;
  /** True when it is no text; it is compressed by itself. */
  readonly binary?: boolean;
  /** True when a browser shows it rather than saving it. */
  readonly inline?: boolean;
  /** True for a drawing: only answers that have a chart offer it, and any page may frame it. */
  readonly picture?: boolean;
  write(answer: Answer, options: WriteOptions): AsyncIterable<Uint8Array>;
}

/** A list of formats, the default one first. */
export type Formats = readonly [Format, ...Format[]];

/** How to cite. */
export const citations = [bibtex, csl, ris, apa, gbt7714];

/** Of every list. */
export const listFormats: Formats = [json, csv, ndjson, xlsx, parquet];

/** Drawings. */
const pictures = [svg, png];

/** Of observations: the tables, the cube, the drawings, and how to cite what they hold. */
export const observationFormats: Formats = [...listFormats, jsonStat, ...pictures, ...citations];

/** Of a single resource. */
export const singleFormats: Formats = [json];

/** Of a single resource that can be cited: an observation, an indicator, a release. */
export const citableFormats: Formats = [json, ...citations];

/** Every format that writes out what it is given. */
export const formats: Formats = [...listFormats, jsonStat, ...citations];

/** Its media type with the parameters that tell it from others; those that only describe the bytes are left out. */
export function bareType({ mediaType }: Pick<Format, 'mediaType'>): string {
  return mediaType.replace(/;\s*(charset|header)=[^;]*/g, '');
}
