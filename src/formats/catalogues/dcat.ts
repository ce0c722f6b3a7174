import { datasetName, licenceAddress } from '../../domain/catalogue/dataset-terms.ts';
import type { Text } from '../../domain/statements/codes.ts';
import type { Frequency } from '../../domain/time/period.ts';
import type { DescribedDataset, Distribution } from './described-dataset.ts';

type Node = Readonly<Record<string, unknown>>;

const authority = 'http://publications.europa.eu/resource/authority';

/** Written into each document, so that a reader loads nothing. */
const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** Codes of the EU, which DCAT-AP asks for; `YTD` grows from month to month. */
const frequencies: Readonly<Record<Frequency, string>> = {
  A: 'ANNUAL',
  S: 'ANNUAL_2',
  Q: 'QUARTERLY',
  M: 'MONTHLY',
  YTD: 'MONTHLY',
};

const fileTypes: Readonly<Record<string, string>> = {
  'text/csv': 'CSV',
  'application/json': 'JSON',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
};

/** Themes of the EU, by their codes. */
const themes: Readonly<Record<string, Text>> = {
  ECON: { en: 'Economy and finance', zh: '经济与金融' },
  TECH: { en: 'Science and technology', zh: '科学与技术' },
};

const license = {
  '@id': licenceAddress,
  '@type': 'dct:LicenseDocument',
  'dct:type': {
    ...{ '@id': 'http://purl.org/adms/licencetype/Attribution', '@type': 'skos:Concept' },
    'skos:prefLabel': both({ en: 'Attribution', zh: '署名' }),
  },
} as const;

/** A dataset in JSON-LD, as DCAT 3 (W3C) with the properties of DCAT-AP 3, and as a `Dataset` of schema.org. */
export function dcatOf(dataset: DescribedDataset): Node {
  const { iri, id, title, description, page, version } = dataset;
  return {
    '@context': context,
    '@id': iri,
    '@type': ['dcat:Dataset', 'schema:Dataset'],
    'dct:identifier': id,
    'dct:title': both(title),
    'dct:description': both(description),
    'schema:name': both(title),
    'schema:description': both(description),
    'schema:isAccessibleForFree': true,
    'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': both(datasetName) },
    ...given('dct:creator', dataset.producers.map(agent)),
    'dcat:landingPage': { '@id': page, '@type': 'foaf:Document' },
    'schema:url': { '@id': page },
    'dct:license': license,
    'schema:license': { '@id': license['@id'] },
    ...given('dct:issued', day(dataset.issued)),
    ...given('dct:modified', day(dataset.modified)),
    ...given('dcat:version', version),
    ...given('schema:version', version),
    'dct:language': ['ENG', 'ZHO'].map((code) => coded('dct:LinguisticSystem', `language/${code}`)),
    'dcat:theme': Object.entries(themes).map(([code, name]) => ({
      ...coded('skos:Concept', `data-theme/${code}`),
      'skos:prefLabel': both(name),
    })),
    'dcat:keyword': dataset.keywords.flatMap(both),
    ...given('dct:spatial', dataset.areas.map(placeOf)),
    ...given('dct:temporal', temporal(dataset)),
    ...given('dct:accrualPeriodicity', dataset.frequency && periodicity(dataset.frequency)),
    ...given('schema:variableMeasured', dataset.measure && measured(dataset.measure)),
    ...given(
      'schema:isBasedOn',
      dataset.sources.map((source) => ({ '@id': source })),
    ),
    'dcat:distribution': dataset.distributions.map(distribution),
  };
}

/** A property that is left out where nothing is known. */
function given(name: string, value: unknown): Node {
  return value === null || (Array.isArray(value) && value.length === 0) ? {} : { [name]: value };
}

function both({ en, zh }: Text): readonly Node[] {
  return [
    { '@value': en, '@language': 'en' },
    { '@value': zh, '@language': 'zh' },
  ];
}

function agent(name: Text): Node {
  return { '@type': 'foaf:Agent', 'foaf:name': both(name) };
}

function day(date: string | null): Node | null {
  return date === null ? null : { '@value': date, '@type': 'xsd:date' };
}

function coded(type: string, code: string): Node {
  return { '@id': `${authority}/${code}`, '@type': type };
}

/** Countries by the codes of the EU; other areas by their names and ISO codes. */
function placeOf({ id, name }: DescribedDataset['areas'][number]): Node {
  const place = { '@type': 'dct:Location', 'dct:identifier': id, 'skos:prefLabel': both(name) };
  return id === 'CN' ? { ...place, '@id': `${authority}/country/CHN` } : place;
}

function temporal({ days }: DescribedDataset): Node | null {
  if (days === null) return null;
  return { '@type': 'dct:PeriodOfTime', 'dcat:startDate': day(days.start), 'dcat:endDate': day(days.end) };
}

function periodicity(frequency: Frequency): Node {
  return coded('dct:Frequency', `frequency/${frequencies[frequency]}`);
}

function measured({ name, unit }: { readonly name: Text; readonly unit: string }): Node {
  return { '@type': 'schema:PropertyValue', 'schema:name': both(name), 'schema:unitText': unit };
}

function distribution({ address, title, mediaType, bytes, sha256 }: Distribution): Node {
  const type = fileTypes[mediaType];
  return {
    '@type': ['dcat:Distribution', 'schema:DataDownload'],
    'dct:title': { '@value': title, '@language': 'en' },
    'dcat:accessURL': { '@id': address },
    'dcat:downloadURL': { '@id': address },
    'schema:contentUrl': { '@id': address },
    'schema:encodingFormat': mediaType,
    'dct:license': license,
    'dcat:mediaType': {
      '@id': `https://www.iana.org/assignments/media-types/${mediaType}`,
      '@type': 'dct:MediaType',
    },
    ...given('dct:format', type === undefined ? null : coded('dct:MediaTypeOrExtent', `file-type/${type}`)),
    ...given(
      'dcat:byteSize',
      bytes === null ? null : { '@value': `${bytes}`, '@type': 'xsd:nonNegativeInteger' },
    ),
    ...given('spdx:checksum', sha256 === null ? null : checksum(sha256)),
  };
}

function checksum(sha256: string): Node {
  return {
    '@type': 'spdx:Checksum',
    'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256', '@type': 'spdx:ChecksumAlgorithm' },
    'spdx:checksumValue': { '@value': sha256, '@type': 'xsd:hexBinary' },
  };
}
