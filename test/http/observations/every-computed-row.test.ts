import { beforeAll, describe, expect, it } from 'vitest';
import { type Kind, kinds } from '../../../src/domain/statements/codes.ts';
import { seedFolder, served } from '../server.ts';
import { type ComputedRow, everyComputedRow, stated } from './computed.ts';

const server = served({ folder: seedFolder });
const statementOf = (id: string) => {
  const statement = stated.get(id);
  if (statement === undefined) throw new Error(`There is no statement ${id}.`);
  return statement;
};

type Rows = Awaited<ReturnType<typeof everyComputedRow>>;
/** Addresses of rows that break a rule: a failing test prints them. */
const offenders = (rows: Rows, breaks: (row: ComputedRow, address: string) => boolean) =>
  rows
    .filter(({ row, address }) => breaks(row, address))
    .map(({ row, address }) => `${address} ${row.indicator} ${row.period}`);

const parameters = /\b(transform|aggregate|partial|currency|rate|per|base|window|by)=/;

const words = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

/** The number of a text such as `over 1.143 billion yuan`; of a unit with a word of its own the word counts. */
function numberIn(text: string): number {
  const [, digits = '', word = ''] = /(-?[\d,]+(?:\.\d+)?)(?: (\w+))?/.exec(text) ?? [];
  return Number(digits.replaceAll(',', '')) * (words.get(word) ?? 1);
}

describe('every computed row of the catalogue', () => {
  let rows: Rows = [];
  let computed: Rows = [];
  beforeAll(async () => {
    rows = await everyComputedRow(server());
    computed = rows.filter(({ row }) => row.derivation.formula !== null);
  }, 300_000);

  it('is one of many', () => {
    expect(computed.length).toBeGreaterThan(3000);
    expect(rows.length).toBeGreaterThan(computed.length);
  });

  it('is stated by no source', () => {
    expect(
      offenders(
        rows,
        ({ id, source, publishedOn, relation, links }) =>
          [id, source, publishedOn, relation].some((value) => value !== null) || 'source' in links,
      ),
    ).toEqual([]);
  });

  it('names each operand with its source, kind and lane', () => {
    expect(
      offenders(computed, ({ derivation: { operands } }) =>
        operands.some(({ id, source, kind, lane }) => {
          const statement = statementOf(id);
          return source.id !== statement.source || kind !== statement.kind || lane !== statement.lane;
        }),
      ),
    ).toEqual([]);
  });

  it('is known since the latest of its operands', () => {
    expect(
      offenders(computed, ({ knownFrom, derivation: { operands } }) => {
        const days = operands.map(({ id }) => statementOf(id).knownFrom).sort();
        return knownFrom !== days.at(-1);
      }),
    ).toEqual([]);
  });

  it('is said to be computed, with kinds, publishers and definition, and without parameters', () => {
    const says = (kind: Kind) => (text: string) => text.includes(kinds[kind].name.en);
    expect(
      offenders(
        computed,
        ({ statement, kind, missingReason, derivation: { operands } }) =>
          parameters.test(statement) ||
          !statement.includes('computed (') ||
          !statement.includes('defined as: ') ||
          (missingReason === null &&
            (!says(kind)(statement) ||
              operands.some((o) => !statement.includes(o.source.publisher) || !says(o.kind)(statement)))),
      ),
    ).toEqual([]);
  });

  it('names the source that states an equivalent as the source of its rate', () => {
    const withRate = computed.filter(({ address }) => address.includes('rate=stated'));
    expect(withRate).toHaveLength(4);
    expect(
      offenders(withRate, ({ derivation: { rate, operands } }) => rate?.source !== operands[0]?.source.id),
    ).toEqual([]);
  });

  it('compares a forecast or target with an outturn as it was known when that was made', () => {
    const mixed = computed.filter(({ row }) => row.derivation.operands.some(({ lane }) => lane !== row.lane));
    expect(mixed.length).toBeGreaterThan(5);
    expect(mixed.every(({ row }) => row.lane !== 'outturn')).toBe(true);
    const rate = /^exchange-rate/;
    expect(
      offenders(mixed, ({ lane, derivation: { operands } }) => {
        const own = operands.filter((operand) => operand.lane === lane).map(({ id }) => statementOf(id));
        const made =
          own
            .map(({ knownFrom }) => knownFrom)
            .sort()
            .at(-1) ?? '';
        return operands
          .filter((operand) => operand.lane !== lane && !rate.test(operand.id))
          .map(({ id }) => statementOf(id))
          .some(
            ({ currentFrom, currentTo }) =>
              currentFrom === null || currentFrom > made || (currentTo !== null && currentTo <= made),
          );
      }),
    ).toEqual([]);
    expect(offenders(mixed, ({ derivation: { notes } }) => !/outturn/.test(JSON.stringify(notes)))).toEqual(
      [],
    );
  });

  it('says an inequality only where it is true', () => {
    const texts = rows.flatMap(({ address, row: { indicator, qualifier, value, display } }) => {
      if (value === null || qualifier === null || qualifier === 'exact' || qualifier === 'about') return [];
      const above = qualifier === 'over' || qualifier === 'atLeast';
      const slack = Math.abs(value) * 1e-12;
      const isTrue = above ? numberIn(display) <= value + slack : numberIn(display) >= value - slack;
      return [{ isTrue, told: `${address}: ${indicator} ${display} of ${value}` }];
    });
    expect(texts.length).toBeGreaterThan(200);
    expect(texts.filter(({ isTrue }) => !isTrue).map(({ told }) => told)).toEqual([]);
  });

  it('is exact where all its operands are', () => {
    const exact = computed.filter(
      ({ row, address }) =>
        !address.includes('partial') &&
        row.value !== null &&
        row.derivation.operands.every(({ id }) => statementOf(id).qualifier === 'exact'),
    );
    expect(exact.length).toBeGreaterThan(1000);
    expect(offenders(exact, ({ qualifier }) => qualifier !== 'exact')).toEqual([]);
  });
});

it('says so in Chinese too', async () => {
  const rows = await everyComputedRow(
    server(),
    ['transform=yoy', 'currency=USD&rate=stated&frequency=A'],
    '&lang=zh',
  );
  const computed = rows.filter(({ row }) => row.missingReason === null);
  expect(computed.length).toBeGreaterThan(200);
  expect(
    offenders(
      computed,
      ({ statement, derivation: { operands } }) =>
        parameters.test(statement) ||
        !/由.*的数值计算（.*）；定义：/s.test(statement) ||
        operands.some(
          ({ source, kind }) =>
            !statement.includes(`${source.publisherZh ?? source.publisher}（`) ||
            !statement.includes(kinds[kind].name.zh),
        ),
    ),
  ).toEqual([]);
  expect(offenders(rows, ({ statement }) => parameters.test(statement) || /[a-z]+=/.test(statement))).toEqual(
    [],
  );
}, 120_000);
