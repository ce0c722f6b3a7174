import { jsonLd } from './catalogues/json-ld.ts';
import { apa } from './citations/apa.ts';
import { bibtex } from './citations/bibtex.ts';
import { csl } from './citations/csl.ts';
import { gbt7714 } from './citations/gbt7714.ts';
import { ris } from './citations/ris.ts';
import { jsonStat } from './cubes/json-stat.ts';
import type { Formats } from './format.ts';
import { json } from './json/json.ts';
import { png } from './pictures/png.ts';
import { svg } from './pictures/svg.ts';
import { csv } from './tables/csv.ts';
import { ndjson } from './tables/ndjson.ts';
import { parquet } from './tables/parquet.ts';
import { xlsx } from './tables/xlsx.ts';

/** Citation styles. */
export const citations = [bibtex, csl, ris, apa, gbt7714];

/** Formats of every list. */
export const listFormats: Formats = [json, csv, ndjson, xlsx, parquet];

/** Formats of observations: tables, a cube, pictures and citations. */
export const observationFormats: Formats = [...listFormats, jsonStat, svg, png, ...citations];

/** Formats of a single resource. */
export const singleFormats: Formats = [json];

/** Formats of a single resource that can be cited. */
export const citableFormats: Formats = [json, ...citations];

/** Formats of a dataset that catalogues list: an indicator, a release. */
export const datasetFormats: Formats = [...citableFormats, jsonLd];
