import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv, type Options } from 'ajv';
import { type Answers, attempt, type Outcome, outcomesOfClient } from './reader.ts';

/** npm packages that read or ask for SDMX. */
export const sdmxPackages = ['sdmx-rest@2.20.0', 'sdmx-json-parser@0.3.1'];
/** Debian packages: R's rsdmx, xmllint, and what the sources of sdmx1 need. */
export const sdmxDebian = ['r-cran-rsdmx', 'libxml2-utils'];
export const sdmx1Debian = [
  'python3-pandas',
  'python3-lxml',
  'python3-requests',
  'python3-platformdirs',
  'python3-packaging',
];

const series = 'A.data-output-nda.CN.outturn';

/**
 * Asks for SDMX with rsdmx, sdmx-rest and sdmx-json-parser. Where `CLIENT_SOURCES` names their folder also with sdmx1
 * (`sdmx`), and validates every type of message against the official schemas: `sdmx-ml-2.1` and `sdmx-ml-3.0` have
 * the folder `schemas` of the releases 2.1 and 3.0, `sdmx-json` is the repository at its release 2.0.0.
 */
export async function readSdmx(answers: Answers): Promise<Outcome[]> {
  return [
    ...(await outcomesOfClient('Rscript', ['test/clients/sdmx.R', answers.base])),
    ...(await sdmxRest(answers)),
    ...(await jsonParser(answers)),
    ...(await fromSources('sdmx', (source) =>
      outcomesOfClient('/usr/bin/python3', ['test/clients/sdmx.py', source, answers.base]),
    )),
    ...(await schemaOutcomes(answers)),
  ];
}

function sourceOf(name: string): string | null {
  const source = join(process.env.CLIENT_SOURCES ?? '', name);
  return process.env.CLIENT_SOURCES !== undefined && existsSync(source) ? source : null;
}

async function fromSources(name: string, read: (source: string) => Promise<Outcome[]>): Promise<Outcome[]> {
  const source = sourceOf(name);
  return source === null ? [leftOut(name)] : read(source);
}

function leftOut(name: string): Outcome {
  return { what: name, ok: true, detail: 'not read: CLIENT_SOURCES names no folder that has it' };
}

async function outcome(what: string, read: () => Promise<string>): Promise<Outcome> {
  try {
    return { what, ok: true, detail: await read() };
  } catch (error) {
    return { what, ok: false, detail: String(error).slice(0, 300) };
  }
}

/** Queries that sdmx-rest writes and sends, of both versions. */
async function sdmxRest({ folder, base }: Answers): Promise<Outcome[]> {
  const rest = createRequire(join(folder, 'package.json'))('sdmx-rest');
  const flow = 'CDE,DATA_ECONOMY,1.0.0';
  const artefact = { agency: 'CDE', id: 'DATA_ECONOMY' };
  const queries = {
    data: rest.getDataQuery({ flow, key: series }),
    structure: rest.getMetadataQuery({ resource: 'dataflow', ...artefact, references: 'descendants' }),
    availability: rest.getAvailabilityQuery({ flow, key: 'A..CN.outturn', mode: 'available' }),
    schema: rest.getSchemaQuery({ context: 'dataflow', ...artefact }),
  };
  const services = [
    ['v1', 'v1.5.0'],
    ['v2', 'v2.0.0'],
  ] as const;
  return Promise.all(
    services.flatMap(([root, api]) =>
      Object.entries(queries).map(([what, query]) =>
        outcome(`sdmx-rest ${api}: ${what}`, async () => {
          const text = await rest.request(query, rest.getService({ url: `${base}/sdmx/${root}`, api }));
          return `${text.length} characters`;
        }),
      ),
    ),
  );
}

/** The rows that sdmx-json-parser finds, of SDMX-JSON 2.0, the only version that it knows. */
async function jsonParser({ folder, base }: Answers): Promise<Outcome[]> {
  const { SDMXParser } = createRequire(join(folder, 'package.json'))('sdmx-json-parser');
  const read = (query: string) =>
    outcome(`sdmx-json-parser: ${query}`, async () => {
      const parser = new SDMXParser();
      await parser.getDatasets(`${base}/sdmx/v1/data/DATA_ECONOMY/${series}?startPeriod=2023&${query}`);
      const rows: { TIME_PERIOD: string; value: number; REF_AREA: string }[] = parser.getData();
      const [first] = rows.filter(({ TIME_PERIOD }) => TIME_PERIOD === '2023');
      if (first?.value !== 32.85 || first.REF_AREA !== 'China') throw new Error(JSON.stringify(rows[0]));
      return `${rows.length} rows`;
    });
  return Promise.all([read('detail=full'), read('dimensionAtObservation=AllDimensions')]);
}

/** Official schemas by version: of the messages, and the release of SDMX-ML that they are of. */
const versions = {
  '2.1': { release: 'v2_1', structure: '2.1', specific: 'structurespecificdata&formatVersion=2.1' },
  '3.0': { release: 'v3_0', structure: '3.0.0', specific: 'structurespecificdata&formatVersion=3.0.0' },
} as const;

async function schemaOutcomes(answers: Answers): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const version of ['2.1', '3.0'] as const) {
    const source = sourceOf(`sdmx-ml-${version}`);
    outcomes.push(
      ...(source === null ? [leftOut(`sdmx-ml-${version}`)] : await mlOutcomes(version, source, answers)),
    );
  }
  const json = sourceOf('sdmx-json');
  return [...outcomes, ...(json === null ? [leftOut('sdmx-json')] : await jsonOutcomes(json, answers))];
}

async function mlOutcomes(
  version: '2.1' | '3.0',
  source: string,
  { folder, base }: Answers,
): Promise<Outcome[]> {
  const { release, structure, specific } = versions[version];
  const catalog = join(folder, `catalog-${version}.xml`);
  const official = `https://registry.sdmx.org/schemas/${release}/`;
  writeFileSync(
    catalog,
    `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><rewriteURI uriStartString="${official}" rewritePrefix="file://${source}/schemas/"/></catalog>`,
  );
  const message = {
    namespace: `http://www.sdmx.org/resources/sdmxml/schemas/${release}/message`,
    place: `${official}SDMXMessage.xsd`,
  };
  const validate = (what: string, query: string, also: typeof message | null) =>
    outcome(`SDMX-ML ${version}: ${what}`, async () => {
      const file = join(folder, 'message.xml');
      writeFileSync(file, await textOf(`${base}/sdmx/v1/${query}`));
      const imports = [message, ...(also === null ? [] : [also])].map(
        ({ namespace, place }) => `<xs:import namespace="${namespace}" schemaLocation="${place}"/>`,
      );
      const schema = join(folder, 'message.xsd');
      writeFileSync(
        schema,
        `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`,
      );
      process.env.XML_CATALOG_FILES = catalog;
      const { status, stderr } = attempt('xmllint', ['--noout', '--nonet', '--schema', schema, file]);
      if (status !== 0) throw new Error(stderr);
      return 'valid';
    });
  const outcomes = [];
  const structures = `format=structure&formatVersion=${structure}`;
  for (const query of [
    `dataflow?references=all&${structures}`,
    `codelist?detail=allstubs&${structures}`,
    `availableconstraint/DATA_ECONOMY?references=all&${structures}`,
    `availableconstraint/DATA_ECONOMY/A.NONE..?${structures}`,
    ...(version === '2.1' ? ['data/DATA_ECONOMY/all', 'data/DATA_ECONOMY/all?includeHistory=true'] : []),
  ])
    outcomes.push(await validate(query.replace(`&${structures}`, ''), query, null));
  for (const dimension of ['TIME_PERIOD', 'REF_AREA', 'FREQ', 'AllDimensions']) {
    const place = join(folder, `${version}-${dimension}.xsd`);
    const query = `dimensionAtObservation=${dimension}`;
    writeFileSync(
      place,
      await textOf(
        `${base}/sdmx/v1/schema/dataflow/CDE/DATA_ECONOMY?format=schema&formatVersion=${structure}&${query}`,
      ),
    );
    const namespace = `urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=CDE:DATA_ECONOMY(1.0.0):ObsLevelDim:${dimension}`;
    for (const detail of ['detail=full', 'detail=serieskeysonly', 'includeHistory=true'])
      outcomes.push(
        await validate(
          `own schema, ${dimension}, ${detail}`,
          `data/DATA_ECONOMY/all?format=${specific}&${query}&${detail}`,
          { namespace, place },
        ),
      );
  }
  return outcomes;
}

async function jsonOutcomes(source: string, { base }: Answers): Promise<Outcome[]> {
  const file = (kind: string, version: string) =>
    join(source, `${kind}-message/tools/schemas/${version}/sdmx-json-${kind}-schema.json`);
  const options: Options = { strict: false, allErrors: false, validateFormats: false, unicodeRegExp: false };
  const validate = (path: string, query: string) =>
    outcome(`SDMX-JSON schema: ${query}`, async () => {
      // Written for older drafts: `id` of the schema itself is not known to this one, nor are expressions of `u` what it has.
      const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
      const check = new Ajv(options).compile(schema);
      if (!check(JSON.parse(await textOf(`${base}/sdmx/${query}`))))
        throw new Error(JSON.stringify(check.errors));
      return 'valid';
    });
  const data = [
    'detail=full',
    'dimensionAtObservation=AllDimensions',
    'detail=nodata',
    'includeHistory=true',
  ];
  return Promise.all([
    ...data.map((each) =>
      validate(file('data', '2.0.0'), `v2/data/dataflow/CDE/DATA_ECONOMY?format=jsondata&${each}`),
    ),
    ...data.map((each) =>
      validate(file('data', '1.0'), `v1/data/DATA_ECONOMY/all?format=jsondata&formatVersion=1.0.0&${each}`),
    ),
    ...[
      'structure/dataflow?references=all',
      'structure/codelist?detail=allstubs',
      'availability/dataflow?references=all',
      'availability/dataflow/*/*/*/A.NONE',
    ].map((each) => validate(file('structure', '2.0.0'), `v2/${each}`)),
  ]);
}

async function textOf(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${(await answer.text()).slice(0, 200)}`);
  return answer.text();
}
