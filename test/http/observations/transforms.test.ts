import { describe, expect, it } from 'vitest';
import { references } from '../../../src/domain/catalogue/reference-series.ts';
import { Decimal } from '../../../src/domain/numbers/decimal.ts';
import { derivationNotes } from '../../../src/domain/statements/codes.ts';
import { type Algebra, readFormula } from '../../fixtures/formulas.ts';
import { sampled } from '../../long-form.ts';
import { indicators, kindOf, statements } from '../../seed/dataset.ts';
import { type ProblemBody, problemOf } from '../plugins/problem.ts';
import { type List, type Row, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });
const annual = new Set(
  statements.filter(({ period }) => period.frequency === 'A').map(({ indicator }) => indicator),
);

interface Bounds {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly lowerInclusive: boolean;
  readonly upperInclusive: boolean;
}

interface Operand {
  readonly name: string;
  readonly id: string;
  readonly lane: string;
  readonly value: number | null;
  readonly publishedOn: string;
  readonly links: { readonly self: string };
}

interface ComputedRow extends Row {
  readonly period: string;
  readonly lane: string;
  readonly value: number | null;
  readonly bounds: Bounds | null;
  readonly qualifier: string | null;
  readonly missingReason: string | null;
  readonly unit: string;
  readonly derivation: {
    readonly formula: string | null;
    readonly operands: readonly Operand[];
    readonly rate: { readonly value: number; readonly lower: number; readonly upper: number } | null;
    readonly notes: readonly { readonly en: string; readonly zh: string }[];
  };
}

interface Computed extends Omit<List, 'data'> {
  readonly data: readonly ComputedRow[];
}

const rowsOf = async (query: string) => (await server().json<Computed>(`/v1/observations?${query}`)).data;

async function rowOf(query: string, period: string): Promise<ComputedRow> {
  const rows = await rowsOf(query);
  const row = rows.find((candidate) => candidate.period === period);
  if (row === undefined) throw new Error(`${query} has no row for ${period}.`);
  return row;
}

const refused = async (
  query: string,
  code: 'not-computable' | 'mixed-definitions' | 'mismatched-areas' = 'not-computable',
): Promise<ProblemBody> => problemOf(await server().get(`/v1/observations?${query}`), code);

const output = 'indicator=data-output-nda';
const provinces = 'indicator=digital-economy-value-added-provincial-broad';
const nddri = 'indicator=data-industry-market-size-nddri';

describe('each transform, worked out by hand', () => {
  // Data output in zettabytes: 32.85 in 2023, 41.06 in 2024, 52.26 in 2025, each within 0.005.
  it.each([
    // 41.06 - 32.85
    ['change', '', '2024', 8.21, 8.2, 8.22, 'ZB'],
    // 41.06 / 32.85 - 1; the ends are 41.055 / 32.855 and 41.065 / 32.845
    ['pctChange', '', '2024', 24.992_39, 24.958_15, 25.026_64, 'percent'],
    ['yoy', '', '2024', 24.992_39, 24.958_15, 25.026_64, 'percent'],
    // 52.26 / 32.85 * 100
    ['index', '&base=2023', '2025', 159.086_76, 159.047_33, 159.126_2, 'index'],
    ['log', '', '2024', 3.715_034, 3.714_913, 3.715_155, 'log'],
    // 32.85 + 41.06 + 52.26
    ['cumulative', '', '2025', 126.17, 126.155, 126.185, 'ZB'],
    // the root of 52.26 / 32.85 = 1.590868 is 1.261296
    ['cagr', '&base=2023', '2025', 26.1296, 26.113_97, 26.145_23, 'percent'],
    // (32.85 + 41.06) / 2
    ['movingAverage', '&window=2', '2024', 36.955, 36.95, 36.96, 'ZB'],
  ])('%s', async (transform, more, period, value, lower, upper, unit) => {
    const row = await rowOf(`${output}&transform=${transform}${more}`, period);
    expect(row.value).toBeCloseTo(value, 4);
    expect(row.bounds?.lower).toBeCloseTo(lower, 4);
    expect(row.bounds?.upper).toBeCloseTo(upper, 4);
    expect(row).toMatchObject({ id: null, unit, qualifier: 'exact', missingReason: null });
  });

  it('level leaves statements as they are', async () => {
    const rows = await rowsOf(`${output}&transform=level`);
    expect(rows.map(({ value }) => value)).toEqual([32.85, 41.06, 52.26]);
    expect(rows.every((row) => typeof row.id === 'string' && row.derivation === undefined)).toBe(true);
  });

  it('ratio flips an inequality: 5.86 trillion over "over 400,000" is under 14.65 million', async () => {
    const row = await rowOf(`${nddri}&transform=ratio&by=data-enterprises-nddri`, '2024');
    expect(row).toMatchObject({
      value: 14_650_000,
      qualifier: 'under',
      bounds: { lower: 0, upper: 14_662_500, upperInclusive: false },
      unit: 'CNY_PER_count',
    });
  });

  it('looks back beyond the periods asked for', async () => {
    const [row, ...more] = await rowsOf(`${output}&transform=yoy&period=2025`);
    expect(more).toEqual([]);
    // 52.26 / 41.06 - 1
    expect(row?.value).toBeCloseTo(27.277_16, 4);
  });

  it('says why there is no value, and fills no gap', async () => {
    expect(await rowOf(`${output}&transform=yoy`, '2023')).toMatchObject({
      value: null,
      bounds: null,
      missingReason: 'noBase',
    });
  });
});

const plain: Omit<Algebra<Decimal>, 'name'> = {
  number: (text) => new Decimal(text),
  known: (text) => new Decimal(text),
  hedged: (_, text) => new Decimal(text),
  '+': (a, b) => a.plus(b),
  '-': (a, b) => a.minus(b),
  '*': (a, b) => a.times(b),
  '/': (a, b) => a.dividedBy(b),
  '^': (a, b) => a.pow(b),
  ln: (a) => a.ln(),
};

describe('a derivation', () => {
  it.each([
    `${output},data-output-idc&transform=yoy`,
    `${output}&transform=change`,
    `${output}&transform=pctChange`,
    `${output}&transform=index&base=2023`,
    `${output}&transform=log`,
    `${output}&transform=cumulative`,
    `${output}&transform=cagr&base=2023`,
    `${output}&transform=movingAverage&window=2`,
    `${nddri}&transform=ratio&by=data-enterprises-nddri`,
    `${nddri}&currency=USD`,
    `${nddri}&currency=USD&rate=stated`,
    `${output}&per=person`,
    `${nddri}&per=gdp`,
    `${nddri}&currency=USD&per=person`,
    'indicator=5g-base-stations-miit&aggregate=last&frequency=A',
    'indicator=5g-base-stations-miit&aggregate=average&frequency=A&partial=allow',
    'indicator=5g-base-stations-miit&aggregate=last&frequency=A&transform=yoy',
  ])('of %s can be followed and recomputed', async (query) => {
    const known = (await rowsOf(query)).filter(({ value }) => value !== null);
    expect(known.length).toBeGreaterThan(0);
    for (const { value, derivation } of known) {
      const followed = new Map<string, Decimal>();
      for (const { name, id, publishedOn, links } of derivation.operands) {
        const { data } = await server().json<{ data: ComputedRow & { publishedOn: string } }>(links.self);
        expect(data).toMatchObject({ id, publishedOn });
        followed.set(name, new Decimal(data.value ?? Number.NaN));
      }
      const again = readFormula(derivation.formula ?? '', {
        ...plain,
        name: (name) => followed.get(name) ?? new Decimal(Number.NaN),
      });
      const served = new Decimal(value ?? Number.NaN);
      expect(served.minus(again).abs().dividedBy(again.abs()).toNumber(), query).toBeLessThan(1e-12);
    }
  });

  it('takes operands of one day only', async () => {
    const asOf = '2025-05-01';
    const [row] = await rowsOf(`${output}&transform=yoy&period=2024&asOf=${asOf}`);
    expect(row?.derivation.operands).toHaveLength(2);
    for (const operand of row?.derivation.operands ?? []) expect(operand.publishedOn <= asOf).toBe(true);
    expect(await rowsOf(`${output}&transform=yoy&period=2024&kind=actual&asOf=2025-04-01`)).toEqual([]);
  });

  it('of a forecast stands on the outturn of its base, and says so', async () => {
    const rows = await rowsOf('indicator=data-output-idc&transform=yoy');
    const forecast = rows.find(({ lane, value }) => lane === 'forecast' && value !== null);
    expect(forecast?.derivation.notes.map(({ en }) => en)).toContain(derivationNotes.outturnBase.name.en);
    // 38 / 30.02 - 1
    expect(forecast?.value).toBeCloseTo(26.582_28, 4);
    const [, base] = forecast?.derivation.operands ?? [];
    expect(base?.id).toMatch(/^data-output-idc\.CN\.2023\./);
  });
});

describe('a conversion', () => {
  it('takes the average rate of the year, with its bounds and its source', async () => {
    const row = await rowOf(`${nddri}&currency=USD`, '2024');
    // 5.86 trillion / 7.1957; the ends are 5.855 / 7.19575 and 5.865 / 7.19565
    expect(row.value).toBeCloseTo(814_375_251_886.5, 0);
    expect(row.bounds?.lower).toBeCloseTo(813_674_738_561, 0);
    expect(row.bounds?.upper).toBeCloseTo(815_075_774_947, 0);
    expect(row).toMatchObject({
      unit: 'USD',
      derivation: {
        rate: { value: 7.1957, lower: 7.195_65, upper: 7.195_75, period: '2024', source: expect.any(String) },
        notes: [derivationNotes.annualAverageRate.name],
      },
    });
    expect(row.derivation.operands[1]?.id).toContain(references.exchangeRate);
  });

  it('shows the equivalent that a source stated, with the rate that it implies', async () => {
    const row = await rowOf(`${nddri}&currency=USD&rate=stated`, '2024');
    expect(row).toMatchObject({ value: 832_480_000_000, unit: 'USD' });
    // 5.86 / 0.83248; the ends are 5.855 / 0.832485 and 5.865 / 0.832475
    expect(row.derivation.rate?.value).toBeCloseTo(7.039_208, 5);
    expect(row.derivation.rate?.lower).toBeCloseTo(7.033_16, 5);
    expect(row.derivation.rate?.upper).toBeCloseTo(7.045_257, 5);
    expect(row.derivation.notes).toEqual([derivationNotes.statedEquivalent.name]);
  });

  it('is null for a year without a rate where others have one', async () => {
    const rows = await rowsOf('indicator=data-industry-market-size-nda-narrow&currency=USD');
    expect(rows.map(({ period, missingReason }) => [period, missingReason])).toEqual([
      ['2024', null],
      ['2030', 'noRate'],
    ]);
  });
});

describe('per', () => {
  it('person divides by the population of the year', async () => {
    const row = await rowOf(`${output}&per=person`, '2024');
    // 41.06 * 1024^4 / 1408975000: the source counts in binary units
    expect(row.value).toBeCloseTo(32_041.69, 1);
    expect(row.unit).toBe('GB_PER_person');
    expect(row.derivation.operands[1]?.id).toContain(references.person);
  });

  it('gdp gives percent of GDP', async () => {
    const row = await rowOf(`${nddri}&per=gdp`, '2024');
    // 5.86 / 134.8066
    expect(row.value).toBeCloseTo(4.346_968, 5);
    expect(row.unit).toBe('percent');
    expect(row.derivation.operands[1]?.id).toContain(references.gdp);
  });
});

describe('aggregation', () => {
  const cloud = 'indicator=cloud-and-big-data-services-revenue-miit';
  const stations = 'indicator=5g-base-stations-miit&frequency=A';

  it('sums whole periods only', async () => {
    const row = await rowOf(`${cloud}&aggregate=sum&frequency=A`, '2024');
    expect(row).toMatchObject({ period: '2024', value: null, missingReason: 'missingInWindow' });
  });

  it('takes parts of a period where that is allowed, and says so', async () => {
    const row = await rowOf(`${cloud}&aggregate=sum&frequency=A&partial=allow`, '2024');
    expect(row).toMatchObject({
      period: '2024',
      value: 304_700_000_000,
      derivation: { notes: [derivationNotes.partialPeriod.name] },
    });
  });

  it('takes the last level of a stock', async () => {
    expect(await rowOf(`${stations}&aggregate=last`, '2025')).toMatchObject({ value: 4_838_000 });
  });

  it('averages what there is of a stock', async () => {
    // (400 + 690 + under 720) / 3 thousand, which does not bound the mean of the whole year
    const row = await rowOf(`${stations}&aggregate=average&partial=allow`, '2020');
    expect(row.value).toBeCloseTo(603_333.333, 2);
    expect(row).toMatchObject({ qualifier: 'about', bounds: { lower: null, upper: null } });
    expect(await rowOf(`${stations}&aggregate=average`, '2020')).toMatchObject({
      missingReason: 'missingInWindow',
    });
  });

  it('never sums years to date', async () => {
    const { errors } = await refused(
      'indicator=mobile-internet-traffic-ytd-miit&aggregate=sum&frequency=A&partial=allow',
    );
    expect(errors).toMatchObject([{ parameter: 'aggregate', code: 'yearToDate' }]);
  });
});

describe('a refusal of an indicator without annual figures', () => {
  it('names no frequency=A', async () => {
    const others = sampled(
      indicators.filter(({ id }) => !annual.has(id)),
      kindOf,
    );
    let refusals = 0;
    for (const { id } of others)
      for (const computation of ['transform=cagr', 'per=gdp', 'per=person']) {
        const response = await server().get(`/v1/observations?indicator=${id}&${computation}`);
        if (response.status !== 422) continue;
        const { detail }: ProblemBody = JSON.parse(await response.text());
        refusals += 1;
        expect(detail, `${id} ${computation}`).not.toContain('frequency=A');
      }
    expect(refusals).toBeGreaterThan(10);
  }, 120_000);
});

describe('what means nothing', () => {
  it.each([
    ['yoy of a growth rate', 'indicator=data-output-nda-yoy&transform=yoy', 'growthOfGrowth'],
    ['log of a growth rate', 'indicator=data-output-nda-yoy&transform=log', 'logOfGrowth'],
    ['cumulative of a stock', 'indicator=5g-base-stations-miit&transform=cumulative', 'notAFlow'],
    ['index without a base', `${output}&transform=index`, 'baseRequired'],
    ['index on a base without a figure', `${output}&transform=index&base=1999`, 'noBase'],
    ['cagr of months', 'indicator=5g-base-stations-miit&transform=cagr', 'notAnnual'],
    [
      'neighbouring years to date',
      'indicator=mobile-internet-traffic-ytd-miit&transform=pctChange',
      'yearToDate',
    ],
    ['zettabytes in dollars', `${output}&currency=USD`, 'noSuchConversion'],
    [
      'an equivalent that no source states',
      'indicator=data-trading-market-sde&currency=USD&rate=stated',
      'noEquivalent',
    ],
    ['zettabytes as a share of GDP', `${output}&per=gdp`, 'unitsDiffer'],
    ['a growth rate per person', 'indicator=data-output-nda-yoy&per=person', 'ratioOfGrowth'],
    ['strangers in time', `${output}&transform=ratio&by=cluster-racks-nda`, 'noCommonPeriod'],
    ['the sum of a stock', 'indicator=5g-base-stations-miit&aggregate=sum&frequency=A', 'sumOfNonFlow'],
    ['months out of years', `${output}&aggregate=sum&frequency=A`, 'notLower'],
  ])('%s is refused with an address that works', async (_, query, code) => {
    const { errors, links } = await refused(query);
    expect(errors.map((error) => error.code)).toContain(code);
    expect((await server().get(links.tryInstead ?? '/none')).status, links.tryInstead).toBe(200);
  });

  it('rival definitions do not mix, but stand side by side', async () => {
    const { errors, links } = await refused(
      `${nddri}&transform=ratio&by=data-industry-market-size-nda-narrow`,
      'mixed-definitions',
    );
    expect(errors).toMatchObject([{ parameter: 'by', suggestions: ['data-industry-market-size-nddri'] }]);
    const { data } = await server().json(links.tryInstead ?? '');
    expect(new Set(data.map(({ indicator }) => indicator)).size).toBeGreaterThan(1);
  });

  it('areas do not mix', async () => {
    const { errors, links } = await refused(`${provinces}&area=CN-ZJ&per=gdp`, 'mismatched-areas');
    expect(errors).toMatchObject([{ parameter: 'area', code: 'mismatchedAreas' }]);
    expect((await server().get(links.tryInstead ?? '/none')).status).toBe(200);
  });
});

describe('computed rows', () => {
  const query = 'indicator=5g-base-stations-miit,data-output-nda&transform=change&sort=-period';

  it('page by cursor, and the pages make the whole', async () => {
    const whole = await rowsOf(`${query}&limit=1000`);
    const walked: ComputedRow[] = [];
    let next: string | null = `/v1/observations?${query}&limit=10`;
    while (next !== null) {
      const { data, page }: Computed = await server().json<Computed>(next);
      expect(page.total).toBe(whole.length);
      walked.push(...data);
      next = page.next;
    }
    expect(walked).toEqual(whole);
    expect(whole.length).toBeGreaterThan(25);
  });

  it('say the same as CSV and as JSON', async () => {
    const keys = 'period,value,bounds,derivation';
    const rows = await rowsOf(`${output}&transform=yoy`);
    const csv = await server().text(`/v1/observations?${output}&transform=yoy&format=csv&fields=${keys}`);
    const [header, ...lines] = csv.trim().split(/\r?\n/);
    expect(header).toBe(
      'period,value,lower,upper,transform,formula,operands,operandLanes,parts,derivationNotes',
    );
    expect(lines).toEqual(
      rows.map(({ period, value, bounds, derivation }) =>
        [
          period,
          value ?? '',
          bounds?.lower ?? '',
          bounds?.upper ?? '',
          'transform=yoy',
          derivation.formula ?? '',
          derivation.operands.map(({ name, id }) => `${name}=${id}`).join(' '),
          derivation.operands.map(({ name, lane }) => `${name}=${lane}`).join(' '),
          '',
          derivation.notes.map(({ en, zh }) => `${en} | ${zh}`).join('\n'),
        ].join(','),
      ),
    );
  });

  it('without a value are ordered by the next key', async () => {
    const sorted =
      'indicator=software-business-revenue-miit,data-output-nda&frequency=A&transform=cumulative&sort=value,-period';
    const missing = (await rowsOf(sorted)).filter(({ value }) => value === null).map(({ period }) => period);
    expect(missing.length).toBeGreaterThan(2);
    expect(missing).toEqual(missing.toSorted().toReversed());
  });

  it('take the newest periods with a value by last', async () => {
    expect((await rowsOf(`${output}&transform=yoy&last=1`)).map(({ period }) => period)).toEqual(['2025']);
  });
});
