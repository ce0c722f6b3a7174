import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../../../src/domain/statements/codes.ts';
import { observationKeys } from '../../../src/domain/statements/observation.ts';
import { openApiDocument, swaggerOptions, toYaml } from '../../../src/http/openapi/openapi-document.ts';
import { parameterGroups } from '../../../src/http/openapi/parameter-groups.ts';
import { read } from '../../project/files.ts';
import { seedFolder, served } from '../server.ts';
import { Described, type Parameter } from './document.ts';

// The key that the committed document was written with.
const server = served({ folder: seedFolder, cursorKey: () => 'openapi.yaml' });
let described: Described;
beforeAll(async () => {
  described = await Described.of(server());
});

/** Terms of the glossary that mean in a description what they mean everywhere, or that their parameters explain. */
const plainWords = [
  ...['indicator', 'series', 'observation', 'value', 'area', 'period', 'frequency', 'unit', 'kind', 'source'],
  ...['locator', 'known-from', 'comparable', 'transform', 'missing', 'scale', 'expected'],
];

describe('the OpenAPI document', () => {
  it('is of version 3.1 and names the product', () => {
    expect(described.document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\./),
      info: { title: 'China Data Economy Indicators', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
    });
  });

  it('holds every public route, GET alone, each under an id and a tag of its own', () => {
    const paths = Object.keys(described.document.paths);
    for (const path of [
      '/healthz',
      '/metrics',
      '/readyz',
      '/v1',
      '/v1/areas',
      '/v1/areas/{code}',
      '/v1/codelists',
      '/v1/codelists/{list}',
      '/v1/indicators',
      '/v1/indicators/{id}',
      '/v1/observations',
      '/v1/observations/{id}',
      '/v1/releases',
      '/v1/releases/{id}',
      '/v1/releases/{id}/files/{name}',
      '/v1/sources',
      '/v1/sources/{id}',
    ])
      expect(paths).toContain(path);
    const tags = described.document.tags.map(({ name }) => name);
    const ids = described.operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, methods] of Object.entries(described.document.paths)) {
      expect(Object.keys(methods), path).toEqual(path.includes('/files/') ? ['get', 'head'] : ['get']);
      expect(tags).toContain(methods.get?.tags[0]);
    }
  });

  it('refers to nothing that it does not hold, and holds nothing that nobody needs', () => {
    const text = JSON.stringify(described.document);
    const named = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name));
    expect([...named].toSorted()).toEqual(Object.keys(described.document.components.schemas).toSorted());
  });

  it('describes every parameter and gives an example of it', () => {
    for (const [path, { parameters = [] }] of described.operations()) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
      expect(inPath, path).toEqual(path.match(/\{[^}]+\}/g) ?? []);
      for (const { name, description, example, schema } of parameters) {
        expect(description, `${path} ${name}`).toBeTruthy();
        expect(example ?? schema.examples?.[0], `${path} ${name}`).toBeDefined();
      }
    }
  });

  it('describes every operation, its success and its problems', () => {
    for (const [path, { summary, description, responses }] of described.operations()) {
      expect(summary && description, path).toBeTruthy();
      const isSdmx = path.startsWith('/sdmx/');
      const isTagged = isSdmx || path.startsWith('/v1');
      const statuses = Object.keys(responses);
      for (const status of ['200', '400', '500', '503']) expect(statuses, path).toContain(status);
      expect(statuses.includes('304'), path).toBe(isTagged);
      expect(statuses.includes('429'), path).toBe(isTagged || path === '/metrics');
      for (const status of statuses.filter((each) => Number(each) >= 400))
        expect(Object.keys(responses[status]?.content ?? {})).toEqual(
          isSdmx ? ['application/xml', 'application/json'] : ['application/problem+json'],
        );
    }
  });

  it('says in each operation what the words of this service mean that it uses', () => {
    const headings = [...read('docs/glossary.md').matchAll(/^## (\S+)$/gm)].map(([, word = '']) => word);
    const own = [
      ...headings.filter((word) => !plainWords.includes(word)),
      'outturn',
      'operand',
      'cursor',
      'dossier',
    ];
    expect(own.length).toBeGreaterThan(15);
    const lacking = described.operations().flatMap(([path, { summary, description, parameters = [] }]) => {
      const [told = '', words = ''] = description.split(' Words: ');
      const texts = [summary, told, words, ...parameters.map((parameter) => `${parameter.description}`)].join(
        '\n',
      );
      const used = own.filter((word) => new RegExp(`\\b${word}s?\\b`).test(texts));
      return used
        .filter((word) => !new RegExp(`(^|; |or )${word}( or \\w+)?: `).test(words))
        .map((word) => `${path}: ${word}`);
    });
    expect(lacking).toEqual([]);
  });

  it('says of numbers, days, lists and words what they are', () => {
    const parameters = described.operations().flatMap(([, operation]) => operation.parameters ?? []);
    const schemaOf = (name: string) => parameters.find((parameter) => parameter.name === name)?.schema;
    for (const name of ['limit', 'last', 'window', 'width', 'height'])
      expect(schemaOf(name), name).toMatchObject({
        type: 'integer',
        minimum: expect.any(Number),
        maximum: expect.any(Number),
      });
    expect(schemaOf('asOf')).toMatchObject({ type: 'string', format: 'date' });
    expect(schemaOf('overdue')).toMatchObject({ type: 'boolean' });
    expect(schemaOf('kind')?.items?.enum).toEqual([...Object.keys(kinds), '*']);
    for (const { name, description = '', schema, style, explode } of parameters.filter((each) =>
      /^Comma list/.test(each.description ?? ''),
    )) {
      expect(schema.type, `${name}: ${description}`).toBe('array');
      expect([style, explode], name).toEqual(['form', false]);
    }
  });

  it('has rows with every key required but their links, and lists told apart by `rows`', () => {
    const { Observation, ComputedObservation, ObservationList } = described.document.components.schemas;
    const keys = observationKeys.filter((key) => key !== 'links');
    expect(Observation).toMatchObject({ required: keys });
    expect(ComputedObservation).toMatchObject({ required: [...keys, 'derivation'] });
    expect(ObservationList).toMatchObject({
      required: ['rows', 'data', 'page', 'meta', 'links'],
      properties: { rows: { const: 'published' } },
    });
  });

  it('has a problem for each status, with the codes that it may have', () => {
    const { GoneProblem } = described.document.components.schemas;
    expect(JSON.stringify(GoneProblem)).toContain('"enum":["retired","release-gone"]');
  });

  it('names the server and whom to ask, by the configuration', () => {
    const { openapi } = swaggerOptions({
      publicUrl: 'https://figures.example/china',
      contactUrl: 'https://figures.example/issues?title={title}&body={body}',
    });
    expect(openapi).toMatchObject({
      servers: [{ url: 'https://figures.example/china' }],
      info: { contact: { url: 'https://figures.example/issues' } },
    });
    expect(
      swaggerOptions({ contactUrl: 'mailto:data@figures.example?subject={title}' }).openapi,
    ).toMatchObject({ info: { contact: { email: 'data@figures.example' } } });
  });

  it('is served as YAML too', async () => {
    const response = await server().get('/openapi.yaml');
    expect(response.headers.get('content-type')).toBe('application/yaml; charset=utf-8');
    expect(await response.text()).toBe(await toYaml(await openApiDocument(server().app)));
  });

  it('stands fresh in openapi.yaml', async () => {
    const committed = readFileSync(new URL('../../../openapi.yaml', import.meta.url), 'utf8');
    expect(committed === (await server().text('/openapi.yaml')), 'run `npm run openapi`').toBe(true);
  });
});

describe('its examples', () => {
  it('are answers that fit the schema beside them', () => {
    for (const [path, { responses }] of described.operations())
      for (const [status, { content = {} }] of Object.entries(responses))
        for (const [mediaType, { example }] of Object.entries(content))
          if (example !== undefined)
            expect(described.complaints(path, status, mediaType, example)).toEqual([]);
  });

  it('show a success of every operation that answers JSON, and the problems', () => {
    for (const [path, { responses }] of described.operations()) {
      const { 'application/json': json } = responses['200']?.content ?? {};
      // The address of a file has one format, and shows that.
      if (json && !path.endsWith('{suffix}')) expect(json.example, path).toBeDefined();
    }
    const problems = Object.entries(described.document.components.responses).flatMap(([name, { content }]) =>
      content?.['application/problem+json']?.example === undefined ? [] : [name],
    );
    expect(problems.length).toBeGreaterThan(8);
  });

  it('stand at their address where they are too long to be read', async () => {
    const contents = described
      .operations()
      .flatMap(([, { responses }]) => Object.entries(responses['200']?.content ?? {}));
    const tooLong = contents.flatMap(([mediaType, { example, examples }]) =>
      example === undefined && examples ? [{ mediaType, address: `${examples.answer?.externalValue}` }] : [],
    );
    for (const [mediaType, { example }] of contents)
      expect(JSON.stringify(example ?? '').length, mediaType).toBeLessThan(40_000);
    expect(tooLong.length).toBeGreaterThan(0);
    for (const { mediaType, address } of tooLong) {
      const answer = await server().get(`/${address}`, { headers: { accept: mediaType } });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        200,
        expect.stringContaining(mediaType.split(';')[0] ?? ''),
      ]);
      expect((await answer.text()).length).toBeGreaterThan(32_000);
    }
  });

  it('show tables beside JSON, in the figures of the article', () => {
    for (const [path, { responses }] of described.operations()) {
      const { 'application/json': json, 'text/csv': csv } = responses['200']?.content ?? {};
      if (json && csv) expect(csv.example, path).toMatch(/^(id|indicator),/);
    }
    const text = JSON.stringify(described.document);
    for (const figure of ['41.06', '49000000000000', 'capitalfm-2025-09-22']) expect(text).toContain(figure);
  });
});

describe('its parameters', () => {
  it('stand in their groups, those in the path first', () => {
    const order = ['path', ...Object.keys(parameterGroups)];
    const places = new Map(
      described
        .operations()
        .map(([path, { parameters = [] }]) => [
          path,
          parameters.map((each) => order.indexOf(each.in === 'path' ? 'path' : each['x-group'])),
        ]),
    );
    for (const [path, found] of places) expect(found, path).toEqual(found.toSorted((a, b) => a - b));
    expect(new Set(places.get('/v1/observations'))).toEqual(new Set([1, 2, 3, 4, 5]));
  });
});

/** Parameters of which observations need one. */
const selecting = ['indicator', 'concept', 'topic', 'producer', 'source'];

describe('the examples of its parameters', () => {
  const filled = (path: string, parameters: readonly Parameter[]) =>
    parameters
      .filter((parameter) => parameter.in === 'path')
      .reduce((address, { name, example = '' }) => address.replace(`{${name}}`, `${example}`), path);

  const queried = (parameters: readonly Parameter[]) =>
    parameters.filter((parameter) => parameter.in === 'query');

  /** A cursor works with its own query alone, and computations exclude each other. */
  const shownOnly = ['cursor', ...(parameterGroups.compute?.names ?? [])];

  it('fill in a small query alone: at most three parameters, the others in `examples` of their schema', () => {
    for (const [path, { parameters = [] }] of described.operations()) {
      const [given, others] = [true, false].map((is) =>
        queried(parameters).filter(({ example }) => (example !== undefined) === is),
      );
      expect(given?.length, path).toBeLessThanOrEqual(3);
      for (const { name, schema } of others ?? []) expect(schema.examples, `${path} ${name}`).toHaveLength(1);
    }
  });

  it('work one by one', async () => {
    for (const [path, { parameters = [] }] of described.operations())
      for (const { name, example, schema } of queried(parameters)) {
        if (shownOnly.includes(name)) continue;
        const query = new URLSearchParams({ [name]: `${example ?? schema.examples?.[0]}` });
        if (path === '/v1/observations' && !selecting.includes(name)) query.set('indicator', '*');
        if (path === '/v1/verify') query.set('text', 'China produced 41 ZB of data in 2024');
        const address = `${filled(path, parameters)}?${query}`;
        expect((await server().get(address)).status, address).toBe(200);
      }
  });

  it('work as they are filled in, and find something', async () => {
    for (const [path, { parameters = [], responses }] of described.operations()) {
      const query = queried(parameters).flatMap(({ name, example }) =>
        example === undefined ? [] : [[name, `${example}`]],
      );
      const address = `${filled(path, parameters)}?${new URLSearchParams(query)}`;
      const response = await server().get(address);
      expect(response.status, address).toBe(200);
      const { 'application/json': json, 'text/csv': csv } = responses['200']?.content ?? {};
      if (!json || !csv) continue;
      const text = await response.text();
      // The address of a file has one format.
      const isTable = response.headers.get('content-type')?.startsWith('text/csv');
      const rows = isTable ? text.trim().split('\n').slice(1) : [JSON.parse(text).data].flat();
      expect(rows.length, address).toBeGreaterThan(0);
    }
  });
});
