import { fileURLToPath } from 'node:url';
import type { Described } from '../http/openapi/document.ts';
import type { Sent } from './asked.ts';
import type { Received } from './exchange.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What an answer never shows, unless the request said it. */
const internals: readonly (RegExp | string)[] = [
  root,
  'node_modules',
  'file://',
  'better-sqlite3',
  'drizzle',
  'SQLITE_',
  '[object Object]',
  /\bat \S+ \(\S+:\d+:\d+\)/,
  /\bat (?:async )?file:/,
  /\.ts:\d+/,
  /\b(?:Type|Range|Reference|Syntax|Sqlite)Error\b/,
  /\bSELECT\b[^"]*\bFROM\b|\bINSERT INTO\b|\bno such (?:table|column)\b/,
];

type Answer = Omit<Received, 'milliseconds'>;

/** What is wrong with an answer, by the document and by the rules for all answers; empty for a right one. */
export function faultsOf(described: Described, sent: Sent, answer: Answer): readonly string[] {
  return [...statusFaults(sent, answer), ...documentFaults(described, sent, answer), ...leaks(sent, answer)];
}

function statusFaults({ path }: Sent, { status, headers }: Answer): readonly string[] {
  // The standard has it for resources that a service has not.
  if (status === 501 && path.startsWith('/sdmx/')) return [];
  if (status === 503) return headers['retry-after'] === undefined ? ['503 without Retry-After'] : [];
  return status >= 500 || status < 200 ? [`status ${status}`] : [];
}

/** Status, media type and body against the operation; every error, also where there is none, is problem details. */
function documentFaults(described: Described, sent: Sent, answer: Answer): readonly string[] {
  const { method, path } = sent;
  const { status, headers, body } = answer;
  const isBodiless = method === 'HEAD' || status === 204 || status === 304;
  if (isBodiless && body.length > 0) return [`${method} ${status} with a body`];
  const own = described.pathOf(`http://localhost${path}`);
  const isOfOperation = own !== undefined && ['GET', 'HEAD'].includes(method) && !ofConnection.has(status);
  if (!isOfOperation) return status >= 400 ? problemFaults(described, sent, answer) : [];
  const key = String(status);
  if (described.responseOf(own, key) === undefined) return [`status ${status} is not declared`];
  const received = new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const lacking = described.lackingHeaders(own, key, received).map((name) => `${status} has no ${name}`);
  if (lacking.length > 0 || status === 304 || status === 206) return lacking;
  const media = String(headers['content-type'] ?? '');
  const declared = described.mediaOf(own, key, media);
  if (declared === undefined) return [`media type ${media} is not declared for ${status}`];
  if (isBodiless) return [];
  const text = body.toString();
  const isJson = /json$/.test(declared) && !/ndjson$/.test(declared);
  try {
    const value: unknown = isJson ? JSON.parse(text) : text;
    return told(described.complaints(own, key, declared, value));
  } catch {
    return [`the body is not JSON: ${text.slice(0, 200)}`];
  }
}

/** Statuses of a connection, which come before an operation is known. */
const ofConnection: ReadonlySet<number> = new Set([405, 408, 431]);

/** What an error of no operation has against the shape of all problems; a browser may get a page outside the API. */
function problemFaults(
  described: Described,
  { path, headers: asked }: Sent,
  { headers, body }: Answer,
): readonly string[] {
  const media = String(headers['content-type']);
  const accept = Object.entries(asked).find(([name]) => name.toLowerCase() === 'accept')?.[1] ?? '';
  const isForPeople = /\btext\//i.test(accept) && !/^\/(?:v1|sdmx|mcp)(?:\/|$)/.test(path);
  if (isForPeople && media.startsWith('text/html')) return [];
  // A query of SDMX with fewer parts than its operation, or more, has the error message of SDMX.
  if (path.startsWith('/sdmx/') && /^application\/(?:xml|json)/.test(media)) return [];
  if (!/^application\/problem\+json/.test(media)) return ['no problem details'];
  return body.length === 0 ? [] : told(described.problemComplaints(JSON.parse(body.toString())));
}

function told(complaints: readonly unknown[]): readonly string[] {
  return complaints.map((complaint) => JSON.stringify(complaint).slice(0, 1000));
}

function leaks({ path, headers, body = '' }: Sent, answer: Answer): readonly string[] {
  const said = [path, decodable(path), body, ...Object.values(headers)].join('\n');
  // Scripts and styles of libraries say what they please.
  if (/^(?:text\/(?:css|javascript)|application\/javascript)/.test(String(answer.headers['content-type'])))
    return [];
  const text = answer.body.toString('latin1');
  return internals.flatMap((pattern) => {
    const [found] =
      typeof pattern === 'string' ? (text.includes(pattern) ? [pattern] : []) : (pattern.exec(text) ?? []);
    return found === undefined || said.includes(found) ? [] : [`the body shows ${found}`];
  });
}

function decodable(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
