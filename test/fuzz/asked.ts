import fc, { letter } from '../fast-check.ts';
import type { Operation, Parameter } from '../http/openapi/document.ts';

/** A request of HTTP that a client can send. */
export interface Sent {
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What is known of the running server: ids by the name of their parameter, cursors and entity tags that it gave out. */
export interface Knowledge {
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly cursors: readonly string[];
  readonly tags: readonly string[];
}

/** Texts that break what is not careful; none of them is part of a right request. */
export const hostile = fc.oneof(
  fc.constantFrom(
    ...[
      "'",
      '"',
      "' OR 1=1 --",
      '"; DROP TABLE observations; --',
      '%',
      '_',
      '*',
      '**',
      '\\',
      '\0',
      '\n',
      '\r\n\r\n',
    ],
    ...[
      '../../etc/passwd',
      '..\\..\\',
      '/',
      '//',
      '.',
      '..',
      '%00',
      '%zz',
      '%25%32',
      '<script>alert(1)</script>',
    ],
    ...[
      '#{7*7}',
      '{{7*7}}',
      '$(id)',
      '`id`',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'null',
      'undefined',
    ],
    ...[
      'NaN',
      '-1',
      '0',
      '-0',
      '1e308',
      '1e999',
      '9007199254740993',
      '99999999999999999999',
      '0x10',
      '1.5',
      ' 1',
      '+1',
    ],
    ...[
      'true',
      '[]',
      '{}',
      ',',
      ',,,',
      'a,,b',
      '\u202e',
      '\ufeff',
      '\ud83d\ude00',
      '数字经济',
      'Ａ',
      'ﬀ',
      'İ',
      'ß',
    ],
    ...[
      '2024-13',
      '0000',
      '9999',
      '10000',
      '2024..2020',
      '..',
      '2024-01-01/P0M',
      '2024-02-30',
      '2024-W99',
      '1..9999',
    ],
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: letter, maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.integer({ min: 1, max: 4000 }).map((length) => 'a'.repeat(length)),
  fc.integer({ min: 1, max: 400 }).map((length) => 'a,'.repeat(length)),
);

/** A right text with a small fault. */
const damaged = (right: string) =>
  fc.oneof(
    fc.constantFrom(
      `${right},`,
      `,${right}`,
      `${right} `,
      right.toUpperCase(),
      `${right},${right}`,
      `-${right}`,
    ),
    fc.nat(Math.max(0, right.length - 1)).map((place) => right.slice(0, place) + right.slice(place + 1)),
    fc
      .tuple(fc.nat(right.length), fc.string({ minLength: 1, maxLength: 1 }))
      .map(([place, more]) => right.slice(0, place) + more + right.slice(place)),
  );

/** Values that a parameter takes, by its name, where the document names none. */
const taken: Readonly<Record<string, readonly string[]>> = {
  period: ['2024', '2020..2025', '..2023', '2024-Q1..', '2024-06', '2024-01-01/P11M', '2024-S1'],
  frequency: ['A', 'M', 'Q', 'S', 'YTD', 'A,M', '*'],
  last: ['1', '3', '1000'],
  kind: ['actual', 'forecast,target', '*'],
  asOf: ['2024-01-01', '2025-10-01', '1990-01-01'],
  release: ['1', '2'],
  base: ['2020', '2023'],
  window: ['2', '3', '12'],
  fields: ['id', 'period,value', 'value,bounds,evidence', 'derivation', 'grade'],
  sort: ['period', '-value', '-period,indicator', 'id'],
  limit: ['1', '2', '7', '100', '1000'],
  width: ['200', '800', '2000'],
  height: ['150', '450', '2000'],
  q: ['data', '数据', 'digtal econmy', 'nda', 'x'],
  since: ['1', '2', '2025-01-01'],
  format: [
    'json',
    'csv',
    'ndjson',
    'xlsx',
    'parquet',
    'jsonstat',
    'svg',
    'png',
    'bibtex',
    'csl',
    'ris',
    'apa',
    'gbt7714',
    'atom',
  ],
};

/** Right values of a parameter. */
function rightValues({ name, example, schema }: Parameter, { ids, cursors }: Knowledge): readonly string[] {
  const examples = [example, ...(schema.examples ?? [])].flatMap((value) =>
    value === undefined ? [] : [`${value}`],
  );
  const known = name === 'cursor' ? cursors : (ids[name === 'by' ? 'indicator' : name] ?? []);
  return [...examples, ...(schema.enum ?? schema.items?.enum ?? []), ...known, ...(taken[name] ?? [])];
}

/** A value of a parameter: mostly right, sometimes damaged, sometimes hostile; a cursor mostly forged. */
function textFor(parameter: Parameter, knowledge: Knowledge): fc.Arbitrary<string> {
  const right = fc.constantFrom(
    ...rightValues(parameter, knowledge),
    ...(parameter.name === 'indicator' ? ['*'] : []),
  );
  const weights = parameter.name === 'cursor' ? [2, 4, 1] : [12, 1, 1];
  const [asIs = 1, broken = 1, wild = 1] = weights;
  return fc.oneof(
    { arbitrary: right, weight: asIs },
    { arbitrary: right.chain(damaged), weight: broken },
    { arbitrary: hostile, weight: wild },
  );
}

/** Percent-encodes what cannot stand in a request line, lone surrogates included. */
export function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function addressOf(path: string, { parameters = [] }: Operation, knowledge: Knowledge): fc.Arbitrary<string> {
  const named = (place: Parameter['in']) => parameters.filter((parameter) => parameter.in === place);
  const inPath = fc.tuple(...named('path').map((parameter) => textFor(parameter, knowledge)));
  const filled = inPath.map((values) =>
    named('path').reduce(
      (address, { name }, place) => address.replace(`{${name}}`, () => encoded(values[place] ?? '') || 'x'),
      path,
    ),
  );
  const pairs = named('query').map((parameter) => ({
    parameter,
    pair: textFor(parameter, knowledge).map((value) => `${parameter.name}=${encoded(value)}`),
  }));
  const unknown = fc.tuple(hostile, hostile).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  const [needed, others] = [true, false].map((isNeeded) =>
    pairs.filter(({ parameter }) => (parameter.name === 'indicator') === isNeeded).map(({ pair }) => pair),
  );
  const some = fc
    .subarray(others ?? [], { maxLength: Math.min(4, others?.length ?? 0) })
    .chain((chosen) => fc.tuple(...(needed ?? []), ...chosen));
  const query = fc
    .tuple(some, fc.oneof({ arbitrary: fc.constant([]), weight: 14 }, fc.array(unknown, { maxLength: 2 })))
    .map(([right, wrong]) => [...right, ...wrong].join('&'));
  return fc.tuple(filled, query).map(([address, text]) => (text === '' ? address : `${address}?${text}`));
}

/** What a header can hold: bytes without control characters. */
const headerText = fc
  .oneof(hostile, fc.string())
  .map((text) => text.replaceAll(/[^\t\x20-\x7e\xa0-\xff]/g, '').trim());

function headersOf(mediaTypes: readonly string[], { tags }: Knowledge): fc.Arbitrary<Record<string, string>> {
  const type = fc.oneof(
    fc.constantFrom(...mediaTypes, '*/*', 'text/*', 'text/html', 'image/webp', 'application/problem+json'),
    headerText,
  );
  const date = fc.constantFrom(
    'Sat, 01 Jan 2000 00:00:00 GMT',
    'Sun, 01 Jan 2040 00:00:00 GMT',
    'yesterday',
    '0',
  );
  const tag = fc.oneof(fc.constantFrom('*', '"x"', 'W/"x"', ...tags), headerText);
  const some = <T>(value: fc.Arbitrary<T>, weight: number) =>
    fc.oneof({ arbitrary: fc.constant(undefined), weight: 40 }, { arbitrary: value, weight });
  const codings = fc.oneof(
    fc.constantFrom('gzip', 'br', 'br;q=0.5, gzip', 'identity;q=0', '*;q=0', 'zstd', ''),
    headerText,
  );
  const ranges = fc.constantFrom(
    ...['bytes=0-9', 'bytes=-5', 'bytes=5-', 'bytes=0-0,2-3', 'bytes=99999999-', 'bytes=9-1'],
  );
  const names = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'origin', 'cookie', 'referer'];
  return fc
    .record({
      accept: some(
        fc.array(type, { minLength: 1, maxLength: 3 }).map((types) => types.join(', ')),
        8,
      ),
      'accept-encoding': some(codings, 15),
      'if-none-match': some(tag, 4),
      'if-match': some(tag, 1),
      'if-modified-since': some(date, 3),
      'if-unmodified-since': some(date, 1),
      range: some(fc.oneof(ranges, headerText), 4),
      'if-range': some(tag, 2),
      ...Object.fromEntries([...names, 'accept-language'].map((name) => [name, some(headerText, 3)])),
      'x-http-method-override': some(fc.constantFrom('DELETE', 'POST'), 2),
    })
    .map((all) =>
      Object.fromEntries(
        Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
    );
}

const methods = fc.oneof(
  { arbitrary: fc.constant('GET'), weight: 20 },
  { arbitrary: fc.constant('HEAD'), weight: 2 },
  {
    arbitrary: fc.constantFrom('OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'QUERY'),
    weight: 2,
  },
);

const bodies = fc.constantFrom('', '{}', '{"a":', '[1]', 'a=b', '\0', '{"__proto__":{}}');

/** Paths that are no operations, some of them real. */
const elsewhere = fc.oneof(
  fc.constantFrom(
    '/',
    '/docs',
    '/docs/',
    '/docs/json',
    '/docs/openapi.json',
    '/openapi.json',
    '/openapi.yaml',
    '/errors',
    '/errors/internal',
  ),
  fc.constantFrom(
    '/llms.txt',
    '/robots.txt',
    '/favicon.ico',
    '/indicators',
    '/indicators/data-output-nda',
    '/checks',
    '/areas/CN-GD',
    '/areas/x',
    '/assets/x.js',
  ),
  fc.array(hostile, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.map(encoded).join('/')}`),
  hostile.map((text) => `/v1/${encoded(text)}`),
  hostile.map((text) => `/${text.replaceAll(/[^\x21-\x7e]/g, '')}`),
);

/** Requests to every operation of a document, and to what is none. */
export function requestsTo(
  operations: readonly (readonly [string, Operation])[],
  knowledge: Knowledge,
): fc.Arbitrary<Sent> {
  const described = fc.oneof(
    ...operations.map(([path, operation]) => {
      const types = Object.keys(operation.responses['200']?.content ?? {});
      return fc.tuple(addressOf(path, operation, knowledge), headersOf(types, knowledge));
    }),
  );
  const other = fc.tuple(elsewhere, headersOf(['text/html'], knowledge));
  return fc
    .tuple(methods, fc.oneof({ arbitrary: described, weight: 9 }, { arbitrary: other, weight: 1 }), bodies)
    .map(([method, [path, headers], body]) => ({
      method,
      path,
      headers: ['GET', 'HEAD'].includes(method)
        ? headers
        : { ...headers, 'content-type': 'application/json' },
      ...(['POST', 'PUT', 'PATCH', 'QUERY'].includes(method) ? { body } : {}),
    }));
}
