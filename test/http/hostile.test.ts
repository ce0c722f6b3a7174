import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Described } from './openapi/document.ts';
import { type Server, served } from './server.ts';
import { ask } from './wire.ts';

const server = served();
let described: Described;
beforeAll(async () => {
  described = await Described.ofAny(server());
});

/** Addresses of the document with each place of a path filled by a text. */
function filled(text: string): string[] {
  return described
    .operations()
    .filter(([path]) => path.includes('{'))
    .map(([path]) => path.replaceAll(/\{[^}]+\}/g, text));
}

describe('an id or the name of a file', () => {
  it.each([
    '../../package.json',
    '..%2f..%2fpackage.json',
    '%2e%2e/%2e%2e/package.json',
    '..%5c..%5cpackage.json',
    '....//....//package.json',
    '%2fetc%2fpasswd',
    'sources.csv%00.txt',
    '%252e%252e%252fpackage.json',
  ])('reads nothing outside the data: %s', async (text) => {
    const places = [...filled(text), ...['/assets/', '/docs/', '/errors/', '/'].map((at) => at + text)];
    for (const place of places) {
      const answer = await ask(server().port, place);
      expect([400, 404], place).toContain(answer.status);
      expect(answer.headers['content-type'], place).toMatch(
        place.startsWith('/sdmx/') ? /^application\/(xml|json); / : /^application\/problem\+json; /,
      );
      expect(answer.text, place).not.toMatch(/"dependencies"|root:/);
    }
  });
});

describe('the name of what every object has', () => {
  it.each(['constructor', '__proto__'])('is a wrong value like any other: %s', async (word) => {
    const addresses = [
      `/v1/observations?indicator=data-output-nda&transform=${word}&lane=${word}`,
      `/v1/areas?level=${word}&fields=${word}`,
      `/v1/latest?area=${word}`,
      `/indicators/data-output-nda?transform=${word}`,
      `/?frequency=${word}`,
    ];
    for (const address of addresses) {
      const { status, text } = await ask(server().port, address);
      expect([400, 404], address).toContain(status);
      expect(text, address).toContain(word);
    }
  });

  it.each(['constructor', '__proto__', 'toString'])('is one in SDMX too: %s', async (word) => {
    const flow = 'dataflow/CDE/DATA_ECONOMY/1.0.0';
    const addresses = [
      ...[`v1/${word}`, `v1/${word}/CDE`, `v1/codelist/CDE/${word}`, `v1/data/${word}`, `v1/schema/${word}`],
      ...['references', 'detail', 'format'].map((name) => `v1/codelist?${name}=${word}`),
      ...[`v2/${word}`, `v2/structure/${word}`, `v2/data/${word}/CDE`, `v2/schema/${word}/CDE/DATA_ECONOMY`],
      ...['attributes', 'dimensionAtObservation', 'includeHistory', 'format', `c[${word}]`].map(
        (name) => `v2/data/${flow}/*?${name}=${word}`,
      ),
      ...['mode', 'references'].map((name) => `v2/availability/${flow}/*?${name}=${word}`),
      `v2/availability/${flow}/*/${word}`,
    ];
    for (const address of addresses) {
      const { status } = await ask(server().port, `/sdmx/${address}`);
      expect([400, 404, 406], address).toContain(status);
    }
  });
});

describe('credentials', () => {
  it('change no answer and are never asked for: there is nothing to log in to', async () => {
    const claims = {
      Authorization: 'Bearer admin',
      Cookie: 'session=admin; role=admin',
      'X-Api-Key': 'admin',
      'X-User': 'admin',
      'X-Original-URL': '/metrics',
      'X-HTTP-Method-Override': 'DELETE',
    };
    for (const path of ['/v1', '/v1/observations?indicator=*', '/v1/nothing?a=1', '/', '/docs', '/healthz']) {
      const plain = await ask(server().port, path);
      const claimed = await ask(server().port, path, { headers: claims });
      const comparable = (text: string) => text.replaceAll(/"requestId":"[^"]*"/g, '');
      expect([claimed.status, comparable(claimed.text)]).toEqual([plain.status, comparable(plain.text)]);
      for (const header of ['set-cookie', 'www-authenticate', 'access-control-allow-credentials'])
        expect(claimed.headers[header], `${path} ${header}`).toBeUndefined();
    }
  });
});

describe('an address of somebody else', () => {
  let heard: string[];
  const listener = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.end('{}');
  });
  beforeAll(() => new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve)));
  afterAll(() => void listener.close());

  it('is never asked, in whichever parameter, header or path it stands', async () => {
    heard = [];
    const bait = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/bait`;
    const names = ['X-Forwarded-Host', 'Forwarded', 'Referer', 'Origin', 'X-Original-URL', 'Via', 'From'];
    const headers = Object.fromEntries(names.map((name) => [name, bait]));
    const asked = described.operations().flatMap(([path, { parameters = [] }]) =>
      ['url', 'callback', ...parameters.flatMap((one) => (one.in === 'query' ? [one.name] : []))].map(
        (name) => {
          const place = path.replaceAll(/\{[^}]+\}/g, encodeURIComponent(bait));
          return `${place}?${name}=${encodeURIComponent(bait)}`;
        },
      ),
    );
    expect(asked.length).toBeGreaterThan(40);
    for (const address of [...asked, bait]) await ask(server().port, address, { headers });
    expect(heard).toEqual([]);
  });
});

/** What is served: each path, and its methods but OPTIONS, from the tree that Fastify prints. */
function routesOf(own: Server): [path: string, methods: string][] {
  const above: string[] = [];
  return own.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line): [string, string][] => {
      const [, indent = '', part = '', methods = ''] =
        /^((?:[│ ] {3})*)[├└]── (\S+) \(([^)]*)\)/.exec(line) ?? [];
      if (part === '' || methods === 'OPTIONS') return [];
      above.length = indent.length / 4;
      above.push(part);
      return [[above.join('').replace('//', '/'), methods]];
    });
}

describe('every address that is served', () => {
  const pages =
    /^\/($|areas($|\/:code$)|article$|assets\/:name$|calendar$|checks$|concepts($|\/:id$)|favicon\.ico$|robots\.txt$|sitemap\.xml$|verify$|embed\/indicators\/:id$|docs($|\/(json|yaml|openapi\.json|methodology|glossary)$)|errors($|\/:code$)|indicators\/:id$|llms(-full)?\.txt$|mcp$|\.well-known\/api-catalog$|openapi\.(json|yaml)$)|\/\*$/;

  it('is in the OpenAPI document, belongs to the pages for people, is that of agents, or a shorter one of SDMX', () => {
    const known = Object.keys(described.document.paths).map((path) => path.replaceAll(/\{([^}]+)\}/g, ':$1'));
    const paths = routesOf(server()).map(([path]) => path);
    expect(paths).toEqual(expect.arrayContaining([...known, '/', '/docs', '/errors/:code']));
    expect(paths.filter((path) => !known.includes(path) && !pages.test(path))).toEqual([]);
  });

  it('takes GET and HEAD alone, but for /mcp', () => {
    const others = routesOf(server()).filter(([, names]) => names !== 'GET, HEAD' && names !== 'HEAD, GET');
    expect(others.map(([path]) => path)).toEqual(['/mcp']);
  });
});
