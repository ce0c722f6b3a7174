import { describe, expect, it } from 'vitest';
import { caveatsOf, isInferredCaveat } from '../../../src/domain/statements/caveats.ts';
import {
  observationKeys,
  observationSchema,
  partOfObservation,
  toObservation,
} from '../../../src/domain/statements/observation.ts';
import type { Statement } from '../../../src/domain/statements/statement.ts';
import { parsePeriod } from '../../../src/domain/time/period.ts';
import { catalogue, linksBelow, rangeStatement, statement, worded } from '../../fixtures/statements.ts';

const plain = { lang: 'en', scale: '1', linksOf: linksBelow('https://api.example') } as const;
const observed = (s: Statement, how: Partial<Parameters<typeof toObservation>[2]> = {}) =>
  toObservation(worded(s), catalogue, { ...plain, ...how });

const percent = statement({
  indicator: 'widgets-so-yoy',
  value: 25,
  digits: '25',
  exponent: 0,
  bounds: { lower: 24.5, upper: 25.5, lowerInclusive: true, upperInclusive: false, basis: 'rounding' },
});

describe('an observation', () => {
  it('has exactly the keys of its schema', () => {
    for (const s of [statement(), rangeStatement(), percent])
      expect(Object.keys(observed(s))).toEqual(Object.keys(observationSchema.parse(observed(s))));
  });

  it('shows the statement with its links', () => {
    const id = 'widgets-so.CN.2024.survey-2025-03-01';
    expect(observed(statement())).toMatchObject({
      id,
      value: 5_860_000_000_000,
      unit: 'CNY',
      scale: '1',
      period: '2024',
      periodStart: '2024-01-01',
      periodEnd: '2024-12-31',
      publishedOn: '2025-03',
      display: '5.86 trillion yuan',
      source: { id: 'survey-2025-03-01', tier: 'primary', url: null },
      links: {
        self: `https://api.example/v1/observations/${id}`,
        indicator: 'https://api.example/v1/indicators/widgets-so',
        source: 'https://api.example/v1/sources/survey-2025-03-01',
      },
    });
  });

  it('is divided by the requested scale, as are its bounds', () => {
    expect(observed(statement(), { scale: 'yi' })).toMatchObject({
      value: 58_600,
      scale: 'yi',
      bounds: { lower: 58_550, upper: 58_650 },
      display: '58,600 hundred million yuan',
    });
  });

  it('keeps a unit that is not counted in words as it is', () => {
    expect(observed(percent, { scale: 'million' })).toMatchObject({ value: 25, scale: '1', display: '25%' });
  });

  it('shows a printed range by its ends, without a value', () => {
    expect(observed(rangeStatement())).toMatchObject({
      value: null,
      missingReason: 'publishedAsRange',
      display: '1.5 to 2 trillion yuan',
    });
    expect(observed(rangeStatement(), { lang: 'zh', scale: 'yi' })).toMatchObject({
      display: '15,000至20,000亿元',
      bounds: { lower: 15_000, upper: 20_000 },
    });
  });

  it('cannot be without both a value and a range', () => {
    const nothing = rangeStatement({ bounds: { ...rangeStatement().bounds, lower: null } });
    expect(() => observed(nothing)).toThrow('widgets-so.CN.2024.survey-2025-03-01');
  });

  it('cannot be of an indicator that the catalogue lacks', () => {
    expect(() => observed(statement({ indicator: 'gadgets' }))).toThrow('The catalogue lacks "gadgets".');
  });
});

describe('some keys of an observation', () => {
  const how = { ...plain, catalogue };

  it('are those of the whole one, in the order in which they were named', () => {
    const whole = observed(statement());
    const keys = ['display', 'period', 'value', 'links'] as const;
    const { display, period, value, links } = whole;
    const part = partOfObservation(worded(statement()), keys, how);
    expect(JSON.stringify(part)).toBe(JSON.stringify({ display, period, value, links }));
  });

  it.each(['en', 'zh'] as const)('are those of the whole one in %s at every scale, each alone', (lang) => {
    for (const scale of ['1', 'yi'] as const) {
      const about = { ...how, lang, scale };
      const whole = toObservation(worded(statement()), catalogue, about);
      for (const key of observationKeys)
        expect(partOfObservation(worded(statement()), [key], about)).toEqual({ [key]: whole[key] });
    }
  });
});

describe('the sentence of an observation', () => {
  it('says what, where, when, how much, how sure, who and by which definition', () => {
    const forecast = statement({
      kind: 'forecast',
      lane: 'forecast',
      qualifier: 'about',
      saidBy: 'the Chief Surveyor',
      period: parsePeriod('2024-Q3'),
    });
    expect(observed(forecast).statement).toBe(
      'Widgets (SO), China, third quarter of 2024: about 5.86 trillion yuan (forecast), said by the Chief Surveyor, as stated by Survey Office in 2025-03; defined as: Yuan paid for widgets.',
    );
    expect(observed(forecast, { lang: 'zh' }).statement).toBe(
      '中国2024年第三季度部件产值（调查办）为约5.86万亿元（预测），the Chief Surveyor称，见Survey Office（2025-03）；定义：部件成交额。',
    );
  });

  it('says no kind of an actual figure, and takes a definition without a full stop whole', () => {
    expect(observed(percent).statement).toBe(
      'Widgets (SO), China, 2024: 25%, as stated by Survey Office in 2025-03; defined as: Growth',
    );
    expect(observed(percent, { lang: 'zh' }).statement).toBe(
      '中国2024年部件产值（调查办）为25%，见Survey Office（2025-03）；定义：增速',
    );
  });
});

describe('caveats', () => {
  const caveat = { en: 'Counted by hand.', zh: '手工统计。' };

  it('are its own and that its period is inferred', () => {
    expect(caveatsOf(statement())).toEqual([]);
    const both = caveatsOf(statement({ caveat, periodBasis: 'inferred' }));
    expect(both[0]).toEqual(caveat);
    expect(both.map(isInferredCaveat)).toEqual([false, true]);
  });
});
