import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../../src/domain/catalogue/catalogue.ts';
import {
  currencyStep,
  derive,
  isRefusal,
  ratioStep,
  type Step,
  statedStep,
  transformStep,
} from '../../../../src/domain/derivation/derivation.ts';
import { type PointSeries, statedPoint } from '../../../../src/domain/derivation/points.ts';
import {
  type Computed,
  derivedColumns,
  derivedLongRow,
  toDerivedObservation,
} from '../../../../src/domain/derivation/rows/derived-observation.ts';
import {
  derivedObservationSchema,
  wideRowSchema,
} from '../../../../src/domain/derivation/rows/derived-schema.ts';
import { unitStyle } from '../../../../src/domain/numbers/unit-style.ts';
import { derivationNotes } from '../../../../src/domain/statements/codes.ts';
import { longColumns } from '../../../../src/domain/statements/long-table.ts';
import type { Statement } from '../../../../src/domain/statements/statement.ts';
import { parsePeriod } from '../../../../src/domain/time/period.ts';
import {
  linksBelow,
  catalogue as plain,
  rangeStatement,
  statement,
  worded,
} from '../../../fixtures/statements.ts';

const [widgets] = plain.indicators.values();
if (widgets === undefined) throw new Error('The catalogue has no indicator.');
const indicatorOf = (id: string, unit: string) => [id, { ...widgets, id, unit }] as const;
const unitOf = (id: string, en: string, zh: string, words: boolean) =>
  [
    id,
    {
      id,
      name: { en, zh },
      definition: { en, zh },
      standard: null,
      display: { en: `{n} ${en}`, zh: `{n}${zh}` },
      words,
    },
  ] as const;

const catalogue: Catalogue = {
  ...plain,
  indicators: new Map([
    ...plain.indicators,
    indicatorOf('widgets-usd', 'USD'),
    indicatorOf('people', 'person'),
    indicatorOf('exchange-rate', 'CNY_PER_USD'),
  ]),
  units: new Map([
    ...plain.units,
    unitOf('USD', 'dollars', '美元', true),
    unitOf('person', 'person', '人', true),
    unitOf('CNY_PER_USD', 'yuan per dollar', '元／美元', false),
  ]),
};

const how = {
  lang: 'en',
  scale: '1',
  linksOf: linksBelow('https://api.example'),
  transform: 'transform=yoy',
  computation: 'Growth over the year before',
  release: '2',
} as const;
const options = { base: null, window: 3, asked: null };

const small = (different: Partial<Statement>, digits: string) =>
  statement({ digits, exponent: 0, value: Number(digits), ...different });

function seriesOf(statements: readonly Statement[], id = 'widgets-so'): PointSeries {
  const { unit = '', nature = 'flow', concept = null } = catalogue.indicators.get(id) ?? {};
  const points = statements.map((s) => statedPoint(worded({ ...s, indicator: id }, catalogue)));
  const indicator = {
    id,
    unit,
    nature,
    concept,
    comparable: true,
    signed: false,
    binary: false,
    covers: null,
    months: null,
  };
  return {
    indicator,
    growth: null,
    breaks: [],
    area: 'CN',
    areas: ['CN'],
    frequency: 'A',
    hasYears: true,
    points,
  };
}

const before = statement({
  period: parsePeriod('2023'),
  value: 4e12,
  digits: '4.00',
  caveat: { en: 'Once.', zh: '一次。' },
});
const years = () => seriesOf([before, statement({ caveat: { en: 'Once.', zh: '一次。' } })]);
const dollars = () => seriesOf([small({}, '800000000000')], 'widgets-usd');
const rates = () => seriesOf([small({}, '7.2')], 'exchange-rate');
const people = () => seriesOf([small({}, '1400000000')], 'people');

/** The last row of a derivation. */
function last(series: PointSeries, ...steps: readonly Step[]): Computed {
  const result = derive(series, steps);
  if (isRefusal(result)) throw new Error(result.detail);
  const point = result.series.points.at(-1);
  if (point === undefined) throw new Error('There is no row.');
  return { point, series: result.series, rate: result.rates.get(point) ?? null };
}

const yoy = () => transformStep('yoy', options);
const growth = () => last(years(), yoy());
const first = () => last(seriesOf([before]), yoy());

describe('a computed observation', () => {
  it('fits its schema, and has its derivation', () => {
    const row = toDerivedObservation(growth(), catalogue, how);
    expect(derivedObservationSchema.parse(row)).toEqual(row);
    expect(row).toMatchObject({
      id: null,
      relation: null,
      period: '2024',
      value: 46.5,
      unit: 'percent',
      scale: '1',
      qualifier: 'exact',
      display: '46.5%',
      statement:
        'Widgets (SO), China, 2024: 46.5%, computed (growth over the year before) from figures of Survey Office (actual, 2025-03); defined as: Yuan paid for widgets.',
      source: null,
      publishedOn: null,
      knownFrom: '2025-03-31',
      derivation: {
        transform: 'transform=yoy',
        formula: '(x1 / x2 - 1) * 100',
        operands: [
          { name: 'x1', id: 'widgets-so.CN.2024.survey-2025-03-01', value: 5.86e12 },
          { name: 'x2', id: 'widgets-so.CN.2023.survey-2025-03-01', value: 4e12 },
        ],
        rate: null,
        notes: [],
        release: '2',
      },
    });
  });

  it('links each operand', () => {
    const { derivation } = toDerivedObservation(growth(), catalogue, how);
    expect(derivation.operands.map(({ links }) => links.self)).toEqual([
      'https://api.example/v1/observations/widgets-so.CN.2024.survey-2025-03-01',
      'https://api.example/v1/observations/widgets-so.CN.2023.survey-2025-03-01',
    ]);
  });

  it('says each caveat of its operands once', () => {
    const { caveats } = toDerivedObservation(growth(), catalogue, how);
    expect(caveats.filter(({ en }) => en === 'Once.')).toHaveLength(1);
  });

  it('says which figures a caveat is about where these are others than that of the row', () => {
    const twice = seriesOf([
      before,
      statement({ caveat: { en: 'Twice.', zh: '两次。' }, periodBasis: 'inferred' }),
    ]);
    const { caveats } = toDerivedObservation(last(twice, yoy()), catalogue, how);
    expect(caveats.map(({ en }) => en)).toEqual([
      'Twice.',
      'The source does not name the period; it is inferred from the context.',
      '2023: Once.',
    ]);
    expect(caveats.at(-1)?.zh).toBe('2023年：一次。');
  });

  it('notes how it was computed', () => {
    const converted = last(years(), currencyStep('USD', rates()));
    expect(toDerivedObservation(converted, catalogue, how).derivation.notes).toEqual([
      derivationNotes.annualAverageRate.name,
    ]);
  });

  it('reads in Chinese', () => {
    const row = toDerivedObservation(growth(), catalogue, {
      ...how,
      lang: 'zh',
      computation: '同比',
    });
    expect(row.statement).toBe(
      '中国2024年部件产值（调查办）为46.5%，由Survey Office（实际值，2025-03）的数值计算（同比）；定义：部件成交额。',
    );
  });

  it('without a value says why', () => {
    const row = toDerivedObservation(first(), catalogue, how);
    expect(row).toMatchObject({
      value: null,
      bounds: null,
      qualifier: null,
      missingReason: 'noBase',
      display: 'no value',
    });
    expect(derivedObservationSchema.parse(row)).toEqual(row);
    expect(toDerivedObservation(first(), catalogue, { ...how, lang: 'zh' }).display).toBe('无数值');
  });

  it('of a range has bounds and no value', () => {
    const row = toDerivedObservation(
      last(seriesOf([rangeStatement()]), transformStep('level', options)),
      catalogue,
      how,
    );
    expect(row).toMatchObject({ value: null, bounds: { lower: 1.5e12, upper: 2e12 }, display: 'no value' });
  });

  it('is divided by the scale where its unit reads in words', () => {
    const change = last(years(), transformStep('change', options));
    expect(toDerivedObservation(change, catalogue, how).display).toBe('1.86 trillion yuan');
    expect(toDerivedObservation(change, catalogue, { ...how, scale: 'yi' })).toMatchObject({
      value: 18_600,
      scale: 'yi',
      display: '18,600 hundred million yuan',
    });
    expect(toDerivedObservation(growth(), catalogue, { ...how, scale: 'yi' })).toMatchObject({
      value: 46.5,
      scale: '1',
    });
  });
});

describe('the exchange rate of a conversion', () => {
  const rateOf = (row: Computed) => toDerivedObservation(row, catalogue, how).derivation.rate;

  it('is the operand where figures are converted', () => {
    expect(rateOf(last(years(), currencyStep('USD', rates())))).toMatchObject({ value: 7.2, period: '2024' });
  });

  it('is implied where a source states an equivalent', () => {
    const rate = rateOf(
      last(
        years(),
        statedStep('USD', () => dollars()),
      ),
    );
    // 5.86 trillion over 0.8 trillion
    expect(rate).toMatchObject({ value: 7.325, period: '2024', source: 'survey-2025-03-01' });
    expect(rate?.lower).toBeLessThan(7.325);
    expect(rate?.upper).toBeGreaterThan(7.325);
  });

  it('has no value where a range is converted', () => {
    const range = seriesOf([rangeStatement()]);
    expect(
      rateOf(
        last(
          range,
          statedStep('USD', () => dollars()),
        ),
      ),
    ).toMatchObject({ value: null, lower: expect.any(Number) });
  });

  it('is null where nothing is converted', () => {
    expect(rateOf(growth())).toBeNull();
  });
});

describe('a computed row of the long table', () => {
  it('has exactly its columns, with the figures of the observation', () => {
    const row = derivedLongRow(growth(), catalogue, '1', 'transform=yoy');
    expect(Object.keys(row)).toEqual([...longColumns, ...derivedColumns]);
    const { value, bounds } = toDerivedObservation(growth(), catalogue, how);
    expect(row).toMatchObject({
      id: null,
      value,
      lower: bounds?.lower,
      upper: bounds?.upper,
      transform: 'transform=yoy',
      formula: '(x1 / x2 - 1) * 100',
      operands: 'x1=widgets-so.CN.2024.survey-2025-03-01 x2=widgets-so.CN.2023.survey-2025-03-01',
    });
  });

  it('without a value has its reason alone', () => {
    expect(derivedLongRow(first(), catalogue, 'yi', 'transform=yoy')).toMatchObject({
      value: null,
      lower: null,
      upper: null,
      formula: null,
      operands: null,
      missingReason: 'noBase',
      scale: '1',
    });
  });

  it('is divided by the scale where its unit reads in words', () => {
    const change = last(years(), transformStep('change', options));
    expect(derivedLongRow(change, catalogue, 'yi', 'transform=change')).toMatchObject({
      value: 18_600,
      scale: 'yi',
    });
  });
});

describe('the unit of a quotient', () => {
  it('is composed of its parts', () => {
    const perHead = last(
      years(),
      ratioStep('per', false, () => people()),
    );
    expect(toDerivedObservation(perHead, catalogue, how)).toMatchObject({ unit: 'CNY_PER_person' });
    expect(unitStyle('CNY_PER_person', catalogue)).toEqual({
      display: { en: '{n} yuan a person', zh: '{n}元／人' },
      words: true,
    });
    expect(unitStyle('CNY_PER_percent', catalogue).display.en).toMatch(/^\{n\} yuan per /);
  });

  it('is left out where it has none', () => {
    const none = { display: { en: '{n}', zh: '{n}' }, words: false };
    for (const unit of ['RATIO', 'index', 'CNY_PER_furlong', 'furlong_PER_person'])
      expect(unitStyle(unit, catalogue)).toEqual(none);
  });
});

describe('a row of a wide table', () => {
  it('has a period and cells of any name', () => {
    const row = {
      period: '2024',
      periodStart: '2024-01-01',
      periodEnd: '2024-12-31',
      output: 1,
      'output:qualifier': null,
    };
    expect(wideRowSchema.parse(row)).toEqual(row);
  });
});
