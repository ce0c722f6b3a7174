import { createHash } from 'node:crypto';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { seedFolder, served } from '../server.ts';

const base = 'https://data.example.org';
const server = served({ folder: seedFolder, environment: { PUBLIC_URL: base } });

/** The answer to an address of the public base. */
const get = (address: string) => server().get(address.replace(base, '') || '/');

/** Answers of this server, but for the documents that take seconds to make, which other tests ask for. */
const isOurs = (address: string) => address.startsWith(base) && !/\/openapi\.|\/docs$/.test(address);

const datasets = [
  '/v1/releases/1',
  '/v1/releases/3',
  '/v1/indicators/data-output-nda',
  '/v1/indicators/digital-economy-size-provincial-caict',
  '/v1/indicators/internet-users-cnnic',
];

/** Refuses what expansion would drop, and every context that is not in the document. */
const strict = {
  safe: true,
  documentLoader: async (url: string): Promise<never> => {
    throw new Error(`${url} is not loaded.`);
  },
};

describe('a dataset in JSON-LD', () => {
  it.each(datasets)('%s is expanded without loss', async (path) => {
    const response = await server().get(path, { headers: { accept: 'application/ld+json' } });
    expect(response.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
    const document = JSON.parse(await response.text());
    const expanded = await jsonld.expand(document, strict);
    const compacted = await jsonld.compact(expanded, document['@context'], strict);
    const quads = { ...strict, algorithm: 'RDFC-1.0', format: 'application/n-quads' } as const;
    expect(await jsonld.canonize(compacted, quads)).toBe(await jsonld.canonize(document, quads));
    expect(JSON.stringify(expanded)).not.toMatch(/"(dcat|dct|schema|spdx|foaf|skos|xsd):/);
    expect(document['@id']).toBe(base + path);
  });

  it('of a release has the files of its manifest', async () => {
    const document = await server().json<Record<string, unknown>>('/v1/releases/3?format=jsonld');
    const { data } = await server().json<{
      readonly data: { readonly files: readonly { readonly stored: boolean }[] };
    }>('/v1/releases/3');
    expect(data.files.map(({ stored }) => stored)).toEqual([true, true, true, true]);
    expect(document['dcat:distribution']).toHaveLength(data.files.length);
    expect(document).toMatchObject({ 'dcat:version': '3', '@type': ['dcat:Dataset', 'schema:Dataset'] });
  });

  it('of an indicator has addresses that answer', async () => {
    const document = await server().json<{
      readonly 'dcat:distribution': readonly { readonly 'dcat:downloadURL': { readonly '@id': string } }[];
      readonly 'dcat:landingPage': { readonly '@id': string };
    }>('/v1/indicators/data-output-nda?format=jsonld');
    const addresses = document['dcat:distribution'].map((each) => each['dcat:downloadURL']['@id']);
    for (const address of [...addresses, document['dcat:landingPage']['@id']])
      expect((await get(address)).status, address).toBe(200);
  });

  it('is no form of what is no dataset', async () => {
    const answer = await server().get('/v1/sources/capitalfm-2025-09-22?format=jsonld');
    expect(answer.status).toBe(406);
  });
});

describe('the data package of a release', () => {
  it('names the files beside it, as they are', async () => {
    const address = '/v1/releases/3/datapackage.json';
    const { resources, version } = await server().json<{
      readonly version: string;
      readonly resources: readonly {
        readonly path: string;
        readonly bytes: number;
        readonly hash: string;
        readonly schema?: { readonly fields: readonly { readonly name: string }[] };
      }[];
    }>(address);
    expect(version).toBe('3');
    expect(resources.length).toBeGreaterThan(3);
    for (const { path, bytes, hash, schema } of resources) {
      const file = await server().bytes(new URL(path, `${base}${address}`).pathname);
      expect([bytes, hash]).toEqual([
        file.length,
        `sha256:${createHash('sha256').update(file).digest('hex')}`,
      ]);
      const [head = ''] = file.toString('utf8', 0, 2000).split('\r\n');
      if (path.endsWith('.csv')) expect(schema?.fields.map(({ name }) => name).join(',')).toBe(head);
    }
  });

  it('of an unknown release is 404', async () => {
    expect((await server().get('/v1/releases/99/datapackage.json')).status).toBe(404);
  });
});

describe('the catalogue of APIs (RFC 9727)', () => {
  it('is a linkset whose items it describes, and whose links answer', async () => {
    const response = await server().get('/.well-known/api-catalog');
    expect(response.headers.get('content-type')).toMatch(
      /^application\/linkset\+json; profile="https:\/\/www\.rfc-editor\.org\/info\/rfc9727"/,
    );
    const { linkset } = JSON.parse(await response.text());
    const [own, ...apis] = linkset;
    expect(own.anchor).toBe(`${base}/.well-known/api-catalog`);
    expect(own.item).toEqual(apis.map(({ anchor }: { anchor: string }) => ({ href: anchor })));
    for (const { anchor, ...relations } of apis)
      for (const links of Object.values<{ readonly href: string }[]>(relations))
        for (const { href } of links) {
          expect(anchor.startsWith(base)).toBe(true);
          if (isOurs(href)) expect((await get(href)).status, href).toBe(200);
        }
  });
});

describe('guides for language models', () => {
  it('name every operation with an address that answers, in little room', async () => {
    const text = await server().text('/llms.txt');
    expect(text).toMatch(/^# China Data Economy Indicators\n\n> /);
    expect(Buffer.byteLength(text)).toBeLessThan(12_000);
    const addresses = [...text.matchAll(/\]\((https:[^)]+)\)/g)].map(([, address = '']) => address);
    expect(addresses.length).toBeGreaterThan(30);
    for (const address of addresses.filter(isOurs)) expect((await get(address)).status, address).toBe(200);
  });

  it('say all of every operation and every word of the glossary in full', async () => {
    const [text, { paths }] = await Promise.all([
      server().text('/llms-full.txt'),
      server().json<{
        readonly paths: Readonly<Record<string, Readonly<Record<string, { summary: string }>>>>;
      }>('/docs/openapi.json'),
    ]);
    for (const [path, { get: operation }] of Object.entries(paths))
      expect(text).toContain(`### ${operation?.summary}: GET ${path}`);
    for (const word of ['indicator', 'lane', 'vintage']) expect(text).toContain(`### ${word}\n`);
    expect(text).not.toContain('undefined');
  });
});
