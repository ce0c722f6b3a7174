import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aggregate, aggregations } from '../../src/domain/derivation/aggregate.ts';
import type { Point } from '../../src/domain/derivation/points.ts';
import { derived } from '../../src/domain/derivation/rows/derived-figure.ts';
import { transformNames, transforms } from '../../src/domain/derivation/transforms.ts';
import { expectationOf } from '../../src/domain/freshness/expectation.ts';
import type { Publication } from '../../src/domain/freshness/publications.ts';
import {
  constant,
  dividedBy,
  type Figure,
  minus,
  plus,
  qualifierOf,
  statedFigure,
  times,
} from '../../src/domain/numbers/bounded-figure.ts';
import { Decimal, decimal, decimalPlaces, type Rounding } from '../../src/domain/numbers/decimal.ts';
import type { Interval } from '../../src/domain/numbers/interval.ts';
import { boundsOf, printedValue, quantity } from '../../src/domain/numbers/quantity.ts';
import { kinds, type Qualifier, qualifiers, tiers, wordsOf } from '../../src/domain/statements/codes.ts';
import { evidenceOf, type Testimony } from '../../src/domain/statements/evidence.ts';
import { type Claim, relate } from '../../src/domain/statements/revisions.ts';
import { parsePeriod } from '../../src/domain/time/period.ts';
import { oneOf } from '../../src/http/request/parameters.ts';
import { readFormula } from '../fixtures/formulas.ts';
import { series, statement } from '../fixtures/series.ts';

const text = readFileSync(new URL('../../docs/methodology.md', import.meta.url), 'utf8');

/** The lines of the fenced blocks with a word behind the fence. */
function linesOf(word: string): string[] {
  const fenced = new RegExp(`^\`\`\`${word}\\n(.*?)^\`\`\`$`, 'gms');
  return [...text.matchAll(fenced)].flatMap(([, lines = '']) => lines.trim().split('\n'));
}

const halves = (line: string, separator: string): [string, string] => {
  const at = line.indexOf(separator);
  return [line.slice(0, at), line.slice(at + separator.length)];
};

describe('the examples of the methodology', () => {
  it.each(linesOf('example'))('%s', (line) => {
    const [formula, expected] = halves(line, ' = ');
    expect(shown(worked(formula), expected)).toBe(expected);
  });

  it.each(linesOf('series'))('%s', (line) => {
    const [given, expected] = halves(line, ' = ');
    const wanted = expected.split('; ');
    const points = computed(given);
    expect(points.map((point, i) => told(point, wanted[i] ?? '')).join('; ')).toBe(expected);
  });

  it.each(linesOf('relation'))('%s', (line) => {
    const [[before, after], relation] = [halves(halves(line, ': ')[0], ', then '), halves(line, ': ')[1]];
    expect(relate(claim(after, 'later'), claim(before, 'earlier'))).toBe(relation);
  });

  it.each(linesOf('evidence'))('%s', (line) => {
    const [given, expected] = halves(line, ' = ');
    const [own, ...others] = given.split('; ').map(testimony);
    if (own === undefined) throw new Error(`"${line}" has no statement.`);
    const { grade, confirmations } = evidenceOf(own, { statements: others, failed: [], rivals: null });
    expect(`${grade}, ${confirmations}`).toBe(expected);
  });

  it.each(linesOf('rhythm'))('%s', (line) => {
    const [given, expected] = halves(line, ' = ');
    const figures = given.split('; ').map(publication);
    const next = expectationOf(figures);
    expect(typeof next === 'string' ? next : `${next.nextPeriod} ${next.nextExpected}`).toBe(expected);
  });

  it('are many', () => {
    expect(linesOf('rhythm').length).toBeGreaterThan(3);
    expect(['example', 'series', 'relation', 'evidence'].map((word) => linesOf(word).length > 7)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});

it('lists every transform with its formula', () => {
  const rows = [...text.matchAll(/^\| `(\w+)` \| `(.+?)` \|/gm)].map(([, name, formula]) => [name, formula]);
  expect(rows).toEqual(transformNames.map((name) => [name, transforms[name].formula.en]));
});

function worked(formula: string): Figure {
  return readFormula<Figure>(formula, {
    number: (printed) => statedFigure(statement({ printed })),
    known: (number) => constant(Number(number)),
    name: (name) => {
      throw new Error(`"${name}" stands alone in "${formula}".`);
    },
    hedged: (word, printed) =>
      statedFigure(statement({ printed, qualifier: oneOf(wordsOf(qualifiers), word) })),
    '+': plus,
    '-': minus,
    '*': times,
    '/': dividedBy,
    '^': () => {
      throw new Error('No example takes a power.');
    },
    ln: () => {
      throw new Error('No example takes a logarithm.');
    },
  });
}

/** `yoy: 2023 32.85; 2024 about 41 forecast`, `index base=2023: …`, `sum to A: …` */
function computed(given: string): readonly Point[] {
  const [how, figures] = halves(given, ': ');
  const of = series(
    figures.split('; ').map((figure) => {
      const words = figure.split(' ');
      const qualifier = wordsOf(qualifiers).find((word) => words.includes(word)) ?? 'exact';
      const kind = wordsOf(kinds).find((word) => words.includes(word)) ?? 'actual';
      const [period = '', printed = ''] = words.filter((word) => /\d/.test(word));
      return { period, printed, qualifier, kind };
    }),
  );
  const by = aggregations.find((word) => how.startsWith(`${word} to `));
  if (by) return aggregate(of, { to: oneOf(['A', 'S', 'Q'], how.slice(-1)), by, partial: false }).points;
  const [name = '', ...settings] = how.split(' ');
  const setting = (key: string) => settings.find((s) => s.startsWith(`${key}=`))?.slice(key.length + 1);
  const base = setting('base');
  return transforms[oneOf(transformNames, name)].apply(of, {
    base: base === undefined ? null : parsePeriod(base),
    window: Number(setting('window') ?? 3),
    asked: null,
  });
}

function told(point: Point, expected: string): string {
  const lane = point.lane === 'outturn' ? '' : ` ${point.lane}`;
  const where = `${point.period.text}${lane} `;
  return (
    where + (point.figure ? shown(point.figure, expected.slice(where.length)) : derived(point).missingReason)
  );
}

/** A figure in the digits of what is expected of it: `exact 32.85 in (32.71, 32.99)`. */
function shown(figure: Figure, expected: string): string {
  const [, value = '0', lower = '0', upper = '0'] =
    /^\w+ (\S+) in [[(](\S+), (\S+)[\])]$/.exec(expected) ?? [];
  const { bounds } = figure;
  const own = figure.value ? like(value, figure.value, Decimal.ROUND_HALF_UP) : '';
  return `${qualifierOf(figure)} ${own} in ${ends(bounds, lower, upper)}`;
}

function ends({ lower, upper, lowerInclusive, upperInclusive }: Interval, low: string, high: string): string {
  const from = lower ? like(low, lower, Decimal.ROUND_FLOOR) : '-oo';
  const to = upper ? like(high, upper, Decimal.ROUND_CEIL) : 'oo';
  return `${lowerInclusive ? '[' : '('}${from}, ${to}${upperInclusive ? ']' : ')'}`;
}

/** A number in as many digits, and with the power of ten, of another that is written. */
function like(written: string, value: Decimal, rounding: Rounding): string {
  const [digits = '', exponent] = written.split('e');
  const scaled = value.dividedBy(decimal(1, Number(exponent ?? 0)));
  return scaled.toFixed(decimalPlaces(digits), rounding) + (exponent === undefined ? '' : `e${exponent}`);
}

/** `2023-06 2023-08-28`: a period, and the day on which its figure became known. */
function publication(written: string): Publication {
  const [period, knownFrom] = halves(written, ' ');
  return { period: parsePeriod(period), knownFrom, dated: true };
}

/** `over 32 preliminary secondary` */
function claim(written: string, id: string): Claim {
  const words = written.split(' ');
  const hedge: Qualifier = wordsOf(qualifiers).find((word) => words.includes(word)) ?? 'exact';
  const [digits = '', exponent = '0'] = (words.find((word) => /\d/.test(word)) ?? '').split('e');
  const printed = quantity(digits, Number(exponent), hedge);
  return {
    id,
    kind: wordsOf(kinds).find((word) => words.includes(word)) ?? 'actual',
    value: printedValue(printed),
    bounds: boundsOf(printed),
    isInequality: hedge !== 'exact' && hedge !== 'about',
    knownFrom: '2025-01-01',
    tier: wordsOf(tiers).find((word) => words.includes(word)) ?? 'secondary',
    doubtful: false,
    supersedes: null,
  };
}

/** `41.06 official Xinhua doubtful`, the publisher with a capital; each became known a day after the one before. */
function testimony(written: string, place: number): Testimony {
  const id = `s${place}`;
  const publisher = written.split(' ').find((word) => /^[A-Z]/.test(word)) ?? '';
  const known = { knownFrom: `2025-01-${10 + place}`, doubtful: written.includes('doubtful') };
  return { ...claim(written, id), ...known, publisher, text: id };
}
