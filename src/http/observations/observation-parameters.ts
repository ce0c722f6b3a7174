import { z } from 'zod';
import { aggregations } from '../../domain/derivation/aggregate.ts';
import { observationTable } from '../../domain/derivation/rows/observation-columns.ts';
import { transformNames, transforms } from '../../domain/derivation/transforms.ts';
import { Fault } from '../../domain/fault.ts';
import { scales } from '../../domain/numbers/scales.ts';
import { limits } from '../../domain/query/limits.ts';
import { revisionModes, sortKeys } from '../../domain/query/selection.ts';
import { kinds, lanes, wordsOf } from '../../domain/statements/codes.ts';
import { observationSchema } from '../../domain/statements/observation.ts';
import { parsePeriod, parsePeriodRange } from '../../domain/time/period.ts';
import { respelledPeriod, respelledRange, suggesting } from '../../domain/time/period-spellings.ts';
import {
  areaFilter,
  asOfParameter,
  cursorParameter,
  fieldsParameter,
  frequencyFilter,
  labelsParameter,
  langParameter,
  limitParameter,
  metaParameter,
  sortParameter,
} from '../request/common-parameters.ts';
import {
  choice,
  commaList,
  integerParameter,
  listFilter,
  oneId,
  parameter,
  wordFilter,
} from '../request/parameters.ts';

function ids(text: string): string[] {
  const list = commaList(text);
  if (list.length > limits.ids)
    throw new Fault(`${list.length} ids are more than the ${limits.ids} that one request takes.`, {
      code: 'outOfRange',
      allowed: [`1..${limits.ids} ids`],
      suggestions: ['*'],
    });
  return list;
}

const releaseParameter = parameter(oneId, {
  description:
    'The dataset as stored at that release: its statements, kinds, digits, qualifiers, bounds and standings never change; `meta.immutable` says what does.',
  example: '1',
}).optional();

/** Parameters of `/v1/observations`, as zod reads them from the query string. */
export const observationParameters = z.strictObject({
  indicator: listFilter(ids, {
    what: 'indicators; one of `indicator`, `concept`, `topic`, `producer` and `source` is required',
    example: 'data-output-nda',
  }),
  concept: listFilter(ids, { what: 'concepts: all their rival indicators', example: 'data-output' }),
  topic: listFilter(ids, { what: 'topics: all their indicators', example: 'data-resources' }),
  producer: listFilter(ids, {
    what: 'producers: all indicators that they publish, alone or with others',
    example: 'nda',
  }),
  area: areaFilter(ids),
  source: listFilter(ids, { what: 'sources', example: 'capitalfm-2025-09-22' }),
  period: parameter(suggesting(parsePeriodRange, respelledRange), {
    description:
      'A period and every period inside it (`2024`, `2024-S1`, `2024-Q3`, `2024-06`), one year to date (`2024-01-01/P11M`), or a range (`2020..2025`, `..2023`, `2024-Q1..`).',
    example: '2024',
  }).optional(),
  frequency: frequencyFilter,
  last: integerParameter(1, limits.last, {
    description: 'So many newest periods per series and lane.',
    example: '1',
  }).optional(),
  kind: wordFilter(wordsOf(kinds), 'kinds', 'actual'),
  lane: wordFilter(wordsOf(lanes), 'lanes', 'outturn'),
  asOf: asOfParameter('Only what was known on that day'),
  updatedAfter: asOfParameter(
    'Only what became known (`knownFrom`, of a computed row that of its newest operand) after that day',
    '2025-06-30',
  ),
  revisions: choice(revisionModes, {
    description: 'The current statement, the first one, or all statements.',
    example: 'latest',
  }).default('latest'),
  release: releaseParameter,
  transform: choice([...transformNames, 'ratio'], {
    description: `What to compute of each series, with bounds: ${Object.entries(transforms)
      .map(([name, { title }]) => `\`${name}\` ${title.en.toLowerCase()}`)
      .join(', ')}, \`ratio\` by another indicator.`,
    example: 'yoy',
  }).default('level'),
  base: parameter(suggesting(parsePeriod, respelledPeriod), {
    description: 'Base period of `index` and `cagr`.',
    example: '2020',
  }).optional(),
  window: integerParameter(2, 120, {
    description: 'Periods of `movingAverage`; 3 by default.',
    example: '3',
  }).optional(),
  by: parameter(oneId, {
    description: 'Indicator to divide by, for `transform=ratio`.',
    example: 'gdp-current-nbs',
  }).optional(),
  per: choice(['person', 'gdp'], {
    description: 'Divides by the population, or by GDP in percent, of the same vintage.',
    example: 'person',
  }).optional(),
  aggregate: choice(aggregations, {
    description: 'Converts to the lower frequency that `frequency` names.',
    example: 'sum',
  }).optional(),
  partial: choice(['allow'], {
    description: 'Takes periods with parts missing.',
    example: 'allow',
  }).optional(),
  currency: choice(['USD', 'CNY'], { description: 'Converts money.', example: 'USD' }).optional(),
  rate: choice(['annualAverage', 'stated'], {
    description:
      'Rate of a conversion: the average of the year, or the equivalent that the source itself stated.',
    example: 'annualAverage',
  }).optional(),
  shape: choice(['long', 'wide'], {
    description:
      '`wide` has a row per period and a column per series, its qualifier beside it: `indicator[.area][:frequency][:forecast|:target][:qualifier]`.',
    example: 'long',
  }).default('long'),
  scale: choice(wordsOf(scales), {
    description: 'Scale of money and counts: `wan` is ten thousand, `yi` a hundred million.',
    example: '1',
  }).default('1'),
  labels: labelsParameter,
  fields: fieldsParameter(
    [...Object.keys(observationSchema.shape), 'derivation', ...observationTable.columns],
    'period,value,qualifier',
  ),
  sort: sortParameter(sortKeys, '-period,indicator', ' Of a wide table only `period`.'),
  limit: limitParameter,
  cursor: cursorParameter,
  lang: langParameter,
  meta: metaParameter,
});

export type ObservationParameters = z.infer<typeof observationParameters>;
