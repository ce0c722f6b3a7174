import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../src/domain/catalogue/catalogue.ts';
import { everything } from '../../../src/domain/query/selection.ts';
import { isCurrentStatement, type Statement } from '../../../src/domain/statements/statement.ts';
import { allOf } from '../../../src/http/observations/batches.ts';
import { verifyClaim } from '../../../src/http/verify/verify-claim.ts';
import type { Store } from '../../../src/store/store.ts';
import { catalogueStore, patience } from '../../fixtures/catalogue.ts';

let store: Store;
let catalogue: Catalogue;
let published: readonly Statement[];
beforeAll(async () => {
  store = await catalogueStore();
  catalogue = await store.catalogue();
  const all = await allOf(everything, store);
  published = all.filter(
    (row) =>
      isCurrentStatement(row) &&
      row.lane === 'outturn' &&
      /^\d{4}$/.test(row.period.text) &&
      unitOf(row) in units &&
      scaledOf(row) >= 1 &&
      isWhole(row),
  );
}, patience);

/** Units as sentences write them, with the power of ten that they are counted in. */
const units: Readonly<Record<string, readonly [zh: string, en: string, power: number]>> = {
  CNY: ['亿元', 'hundred-million', 8],
  percent: ['%', '%', 0],
  ZB: ['ZB', 'ZB', 0],
  count: ['万个', 'thousand', 4],
  person: ['亿人', 'million people', 8],
};
const placeOf = ({ indicator, area, period }: Statement) => `${indicator} ${area} ${period.end}`;
const unitOf = ({ indicator }: Statement) => catalogue.indicators.get(indicator)?.unit ?? '';
const scaledOf = (row: Statement, factor = 1) =>
  Math.round(Number(row.digits) * 10 ** (row.exponent - (units[unitOf(row)]?.[2] ?? 0)) * factor * 100) / 100;

/** True where the figure has no more than two decimals in the unit of sentences. */
const isWhole = (row: Statement) => Math.abs(scaledOf(row) - scaledOf(row, 1e4) / 1e4) < 1e-9;

const signs = '零一二三四五六七八九';
/** A number in Chinese numerals, below 10^8. */
function spoken(number: number): string {
  const [whole = '', decimals] = String(number).split('.');
  const section = (text: string) => {
    const places = ['', '十', '百', '千'];
    return [...text]
      .map((digit, at) => (digit === '0' ? '零' : `${signs[Number(digit)]}${places[text.length - 1 - at]}`))
      .join('')
      .replace(/零+/g, '零')
      .replace(/(.)零$/, '$1');
  };
  const large = whole.slice(0, -4);
  const small = whole.slice(-4);
  const said =
    large === '' ? section(small) : `${section(large)}万${/^0+$/.test(small) ? '' : section(small)}`;
  return decimals === undefined
    ? said
    : `${said}点${[...decimals].map((digit) => signs[Number(digit)]).join('')}`;
}

function phrases(row: Statement, value: number): string[] {
  const { name } = catalogue.indicators.get(row.indicator) ?? { name: { en: '', zh: '' } };
  const place = catalogue.areas.get(row.area)?.name ?? { en: '', zh: '' };
  const [zh = '', , power = 0] = units[unitOf(row)] ?? [];
  const year = row.period.text;
  const full = String(value).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  const english =
    zh === '%' || zh === 'ZB'
      ? `${value}${zh === '%' ? '%' : ' ZB'}`
      : `${Math.round(value * 10 ** power).toLocaleString('en-US')}${zh === '亿元' ? ' yuan' : ''}`;
  const said = zh === '%' ? `百分之${spoken(value)}` : `${spoken(value)}${zh}`;
  const billions = zh === '亿元' ? `RMB ${Math.round(value * 100) / 1000} billion` : english;
  return [
    `${year}年，${place.zh}${name.zh}为${value}${zh}`,
    `${year}年${place.zh}${name.zh}达到${said}`,
    `截至${year}年底，${place.zh}${name.zh}达${full}${zh}`,
    `${place.zh}${year}年${name.zh}约${value}${zh}`,
    `${place.zh}${name.zh}在${year}年达到约${said}`,
    `In ${year}, ${name.en} of ${place.en} was ${english}`,
    `${place.en}'s ${name.en} reached ${english} in ${year}`,
    `By the end of ${year} ${name.en} in ${place.en} stood at about ${english}`,
    `${name.en} in ${place.en} was put at ${billions} in ${year}`,
  ];
}

/** The same numbers at each run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const size = 20;

describe('a published figure in words of other people', () => {
  it('is never contradicted, and one far from it never supported', async () => {
    const roll = dice(20261201);
    const wrong: string[] = [];
    let [asked, silent] = [0, 0];
    for (let turn = 0; turn < size; turn += 1) {
      const row = published[Math.floor(roll() * published.length)];
      if (row === undefined) throw new Error('there are published figures');
      for (const [factor, never] of [
        [1, 'contradicted'],
        [3.7, 'supported'],
      ] as const) {
        for (const text of phrases(row, scaledOf(row, factor))) {
          const claim = { text, about: null, area: null, period: null, figure: null };
          const { verdict, readings } = await verifyClaim(claim, store, '2026-12-01');
          asked += 1;
          if (verdict === 'notUnderstood') silent += 1;
          if (verdict === never) {
            const [read] = readings;
            wrong.push(
              `${verdict}: ${text} [${row.indicator} ${row.area}] read as ${read?.indicator?.id} ${read?.area} ${read?.period?.text} ${read?.figure?.digits}e${read?.figure?.exponent}`,
            );
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(silent / asked).toBeLessThan(0.05);
  }, 60_000);

  it('of an indicator without one for the period is not judged by a rival', async () => {
    const all = await allOf(everything, store);
    const asked = [...catalogue.indicators.values()].flatMap((indicator) => {
      const rival = published.find(
        (row) =>
          row.indicator !== indicator.id &&
          row.area === 'CN' &&
          catalogue.indicators.get(row.indicator)?.concept === indicator.concept &&
          unitOf(row) === indicator.unit &&
          all.some((own) => own.indicator === indicator.id && own.area === 'CN') &&
          !all.some(
            (own) => own.indicator === indicator.id && placeOf(own).endsWith(` CN ${row.period.end}`),
          ),
      );
      return indicator.concept === null || rival === undefined ? [] : [{ indicator, rival }];
    });
    expect(asked.length).toBeGreaterThan(3);
    // What the rival says would be supported, if it stood in.
    for (const { indicator, rival } of asked)
      for (const text of phrases({ ...rival, indicator: indicator.id }, scaledOf(rival)).slice(0, 4)) {
        const claim = { text, about: null, area: null, period: null, figure: null };
        const { verdict, readings } = await verifyClaim(claim, store, '2026-12-01');
        // Some names have periods of their own.
        if (verdict === 'notUnderstood') continue;
        expect(readings[0]?.indicator?.id, text).toBe(indicator.id);
        expect(['notKnown', 'otherDefinition'], text).toContain(verdict);
      }
  });
});
