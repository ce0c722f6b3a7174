import { z } from 'zod';
import { dataTypes } from '../data/data-types.ts';
import { csvOptions } from '../request/csv-options.ts';
import { formatParameters, messages, textParameter } from './structure-operations.ts';

const types = (api: 1 | 2) =>
  dataTypes(
    api,
    csvOptions(undefined, () => null),
  );

export const updatedAfter = textParameter(
  'Only what became known on the day of this time or later.',
  '2025-06-30T00:00:00Z',
).optional();

export const observedBy = textParameter(
  '`TIME_PERIOD`, another dimension for cross-sections, or `AllDimensions`.',
  'TIME_PERIOD',
).optional();

const shared = {
  firstNObservations: textParameter('So many oldest periods of each series.', '1').optional(),
  lastNObservations: textParameter('So many newest periods of each series.', '1').optional(),
  updatedAfter,
  asOf: textParameter(
    'The data as they were known on the day of this time.',
    '2025-06-30T00:00:00Z',
  ).optional(),
  includeHistory: textParameter(
    '`true` for every state of each observation, in a data set for each span of time.',
    'false',
  ).optional(),
  dimensionAtObservation: observedBy,
  labels: textParameter('Of CSV: `id`, `name` or `both`.', 'both').optional(),
  lang: textParameter('Language of names in CSV and JSON: `en` or `zh`.', 'en').optional(),
  ...formatParameters('`genericdata`, `structurespecificdata`, `jsondata` or `csvdata`', 'csvdata'),
};

/** Parameters that say which observations a query of either version is about. */
export const spanParameters = {
  startPeriod: textParameter(
    'First period: `2024`, `2024-06`, `2024-Q2`, `2024-S1`, `2024-06-30`.',
    '2020',
  ).optional(),
  endPeriod: textParameter('Last period.', '2024').optional(),
};

/** Parameters of the path of version 2. */
export const contextParameters = {
  context: textParameter('`dataflow`, `datastructure` or `*`.', 'dataflow'),
  agencyID: textParameter('`CDE` or `*`.', 'CDE'),
  resourceID: textParameter('`DATA_ECONOMY`, of `datastructure` `DSD_DATA_ECONOMY`, or `*`.', 'DATA_ECONOMY'),
  version: textParameter('`1.0.0`, `+` or `*`.', '1.0.0'),
  key: textParameter(
    'Codes of FREQ, INDICATOR, REF_AREA and LANE with dots between; `*` is all, commas join keys.',
    'A.data-output-nda.CN.outturn',
  ),
};

/** Parameters of the path of version 1. */
export const flowParameters = {
  flow: textParameter('`DATA_ECONOMY`, `CDE,DATA_ECONOMY` or `CDE,DATA_ECONOMY,1.0.0`.', 'DATA_ECONOMY'),
  key: textParameter(
    'Codes of FREQ, INDICATOR, REF_AREA and LANE with dots between: an empty place is all, `+` joins codes; or `all`.',
    'A.data-output-nda.CN.outturn',
  ),
};

/** Filters of version 2 by component; every component has one. */
export const filterParameters = {
  'c[INDICATOR]': textParameter(
    'Codes by commas, with `eq: ne: lt: le: gt: ge: co: nc: sw: ew:`; every component has such a filter.',
    'data-output-nda',
  ).optional(),
  'c[TIME_PERIOD]': textParameter('Periods: `ge:2020+le:2024`.', 'ge:2020+le:2024').optional(),
};

/** What the OpenAPI document says of data queries. */
export const dataOperations = {
  v1: {
    path: '/sdmx/v1/data/:flow/:key',
    example: '/sdmx/v1/data/DATA_ECONOMY/A.data-output-nda.CN.outturn?format=jsondata&startPeriod=2023',
    schema: {
      operationId: 'getSdmxV1Data',
      tags: ['sdmx'],
      summary: 'Data, SDMX-REST 1.5',
      description: 'A data query of SDMX 2.1. The key may be left out; a provider may follow it.',
      params: z.object(flowParameters),
      querystring: z.looseObject({
        ...spanParameters,
        detail: textParameter('`full`, `dataonly`, `serieskeysonly` or `nodata`.', 'full').optional(),
        ...shared,
      }),
      response: messages(types(1)),
    },
  },
  v2: {
    path: '/sdmx/v2/data/:context/:agencyID/:resourceID/:version/:key',
    example: '/sdmx/v2/data/dataflow/CDE/DATA_ECONOMY/1.0.0/A.data-output-nda.CN.outturn?lastNObservations=1',
    schema: {
      operationId: 'getSdmxV2Data',
      tags: ['sdmx'],
      summary: 'Data, SDMX-REST 2',
      description: 'A data query of SDMX 3.0. Parts may be left out from the end.',
      params: z.object(contextParameters),
      querystring: z.looseObject({
        ...filterParameters,
        attributes: textParameter(
          '`dsd`, `all`, `series`, `obs`, `none` or ids of attributes.',
          'dsd',
        ).optional(),
        measures: textParameter('`all` or `none`.', 'all').optional(),
        ...shared,
      }),
      response: messages(types(2)),
    },
  },
} as const;
