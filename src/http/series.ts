import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Config } from '../config.ts';
import type { Catalogue } from '../domain/catalogue/catalogue.ts';
import { Fault } from '../domain/fault.ts';
import { limits } from '../domain/query/limits.ts';
import { defaultOrder, everything } from '../domain/query/selection.ts';
import { toObservation } from '../domain/statements/observation.ts';
import { type PeriodRange, parsePeriodRange } from '../domain/time/period.ts';
import { json } from '../formats/json/json.ts';
import type { Store } from '../store/store.ts';
import type { Made } from './at-hand.ts';
import { plainBaseOf } from './request/addresses.ts';
import { alternativesTo } from './response/alternatives.ts';
import { metaOf } from './response/envelope.ts';
import { currentRelease } from './response/lists.ts';
import { linked } from './response/statement-links.ts';
import { lastingHeaders, links, modifiedAt, tagOf } from './response/validators.ts';
import { warningsOf } from './response/warnings.ts';

/** The question that is asked most: one series, or the years of it, as published now. */
interface Asked {
  readonly indicator: string;
  readonly area: string | undefined;
  readonly period: string | undefined;
  readonly limit: string | undefined;
  readonly base: string;
}

/** Where a row stands among the bytes of its series, and the days between which its period lies. */
interface Row {
  readonly from: number;
  readonly to: number;
  readonly start: string;
  readonly end: string;
}

interface Series {
  /** Of `data`, from its bracket, without the other bracket. */
  readonly json: Buffer;
  readonly rows: readonly Row[];
  /** `meta` of every answer of its. */
  readonly meta: string;
  /** The address of its last answer. */
  last: string;
}

/** Longer series, and those that need a warning, are for the long way. */
const mostRows = 200;
const path = '/v1/observations';
const opening = '{"data":[';
const start = Buffer.from(opening);
const comma = Buffer.from(',');

/**
 * Answers for plain series without routing and validation, from rows that are kept as bytes.
 * What it sends is what the long way would send, byte for byte; whatever it does not understand goes that way.
 */
export class PlainSeries {
  readonly #config: Config;
  readonly #version: string;
  readonly #kept: LRUCache<string, Series> | null;
  #store: Store | null = null;

  /** `bytes` is the room for rows. */
  constructor(bytes: number, config: Config, version: string) {
    this.#config = config;
    this.#version = version;
    this.#kept = bytes === 0 ? null : new LRUCache({ maxSize: bytes, sizeCalculation: sizeOf });
  }

  /** The answer to a request; null where it asks for anything but a plain series, or in another form than JSON. */
  answer(request: IncomingMessage, store: Store): Promise<Made | null> | null {
    const asked = this.#read(request);
    return asked === null ? null : this.#made(asked, store);
  }

  #read({ url = '', headers }: IncomingMessage): Asked | null {
    const { accept = '*/*', 'accept-encoding': coding = 'identity' } = headers;
    if (coding !== 'identity' || !['*/*', 'application/json'].includes(accept)) return null;
    const asked = parametersOf(url);
    const base = asked === null ? null : plainBaseOf(headers, this.#config);
    return asked === null || base === null ? null : { ...asked, base };
  }

  async #made(asked: Asked, store: Store): Promise<Made | null> {
    const catalogue = await store.catalogue();
    const { indicator, area, base } = asked;
    if (!catalogue.indicators.has(indicator)) return null;
    if (area !== undefined && !catalogue.areas.has(area)) return null;
    const series = await this.#series(asked, store, catalogue);
    const rows = asked.period === undefined ? series.rows : within(series.rows, asked.period);
    const limit = Number(asked.limit ?? 100);
    if (rows.length === 0 || rows.length > limit) return null;
    const query = queryOf(asked);
    const self = `${path}?${query}`;
    const page = `"page":{"limit":${limit},"total":${rows.length},"next":null}`;
    const end = `],${page},"meta":${series.meta},"links":{"self":"${base}${self}"}}`;
    const release = currentRelease(catalogue);
    const [build, version, format] = [store.build, this.#version, json.name];
    // What is asked twice in a row may be asked again: only that is worth a copy of its rows.
    const keep = series.last === self;
    series.last = self;
    const etag = tagOf({ build, version, base, path, query, format, coding: 'identity' });
    const lasting = lastingHeaders(etag, release, true);
    const link = links(self, null);
    return {
      etag,
      modified: modifiedAt(release),
      body: [...bytesOf(rows, series), Buffer.from(end)],
      keep,
      headers: { ...lasting, 'content-type': json.mediaType, link },
      unchanged: { ...lasting, link },
      without: [],
      route: path,
    };
  }

  async #series(asked: Asked, store: Store, catalogue: Catalogue): Promise<Series> {
    if (store !== this.#store) this.#kept?.clear();
    this.#store = store;
    const key = `${asked.indicator}\n${asked.area}\n${asked.base}`;
    const known = this.#kept?.get(key);
    if (known !== undefined) return known;
    const series = await seriesOf(asked, store, catalogue);
    if (store === this.#store) this.#kept?.set(key, series);
    return series;
  }
}

async function seriesOf(
  { indicator, area, base }: Asked,
  store: Store,
  catalogue: Catalogue,
): Promise<Series> {
  const selection = {
    ...everything,
    indicators: [indicator],
    areas: area === undefined ? null : [area],
    revisions: 'latest' as const,
  };
  const page = await store.read(selection, { order: defaultOrder, after: null, limit: mostRows });
  const query = { scale: '1' } as const;
  const warnings = await warningsOf(page.statements, { catalogue, store, selection, query });
  if (page.next !== null || warnings.length > 0)
    return { json: Buffer.alloc(0), rows: [], meta: '', last: '' };
  const how = linked({ lang: 'en', scale: '1', base });
  const rows: Row[] = [];
  let json = opening;
  let to = opening.length;
  for (const statement of page.statements) {
    const row = JSON.stringify(toObservation(statement, catalogue, how));
    const from = rows.length === 0 ? to : to + 1;
    to = from + Buffer.byteLength(row);
    json += rows.length === 0 ? row : `,${row}`;
    rows.push({ from, to, start: statement.period.start, end: statement.period.end });
  }
  return {
    json: Buffer.from(json),
    rows,
    last: '',
    meta: JSON.stringify(
      metaOf(currentRelease(catalogue), base, { alternatives: alternativesTo(selection, catalogue, base) }),
    ),
  };
}

const taken = ['area', 'indicator', 'limit', 'period'] as const;

/** The parameters of an address that has only such as are taken here, each once and plainly written. */
function parametersOf(url: string): Omit<Asked, 'base'> | null {
  if (!url.startsWith(`${path}?`)) return null;
  const found: Partial<Record<(typeof taken)[number], string>> = {};
  for (const part of url.slice(path.length + 1).split('&')) {
    const [, given, value] = /^(\w+)=([\w.:/-]+)$/.exec(part) ?? [];
    const name = taken.find((candidate) => candidate === given);
    if (name === undefined || found[name] !== undefined) return null;
    found[name] = value;
  }
  const { indicator, area, period, limit } = found;
  if (indicator === undefined) return null;
  if (limit !== undefined && (!/^[1-9]\d{0,3}$/.test(limit) || Number(limit) > limits.limit)) return null;
  return { indicator, area, period, limit };
}

function queryOf(asked: Asked): string {
  return taken.flatMap((name) => (asked[name] === undefined ? [] : `${name}=${asked[name]}`)).join('&');
}

/** None where the period is no range of days, so that the long way says why. */
function within(rows: readonly Row[], period: string): readonly Row[] {
  const range = rangeOf(period);
  if (range === null || range.only !== null) return [];
  const { from, to } = range;
  return rows.filter(({ start, end }) => (from === null || start >= from) && (to === null || end <= to));
}

function rangeOf(period: string): PeriodRange | null {
  try {
    return parsePeriodRange(period);
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

/** The bytes of some rows: those of all as they are, without a copy. */
function bytesOf(rows: readonly Row[], { json, rows: all }: Series): Buffer[] {
  if (rows.length === all.length) return [json];
  return [
    start,
    ...rows.flatMap(({ from, to }, place) => [...(place === 0 ? [] : [comma]), json.subarray(from, to)]),
  ];
}

/** What the objects of a row and around a series take, roughly. */
const [ofRow, overhead] = [120, 400];

function sizeOf({ json, rows, meta }: Series): number {
  return json.length + 2 * meta.length + ofRow * rows.length + overhead;
}
