import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../src/domain/catalogue/catalogue.ts';
import { everything } from '../../../src/domain/query/selection.ts';
import { isCurrentStatement, type Statement } from '../../../src/domain/statements/statement.ts';
import { monthsIn } from '../../../src/domain/time/period.ts';
import { monthNames, periodName } from '../../../src/domain/time/period-names.ts';
import { allOf } from '../../../src/http/observations/batches.ts';
import { verifyClaim } from '../../../src/http/verify/verify-claim.ts';
import type { Store } from '../../../src/store/store.ts';
import { catalogueStore, patience } from '../../fixtures/catalogue.ts';
import { type Sort, wordings } from './wordings.ts';

let store: Store;
let catalogue: Catalogue;
let published: readonly Statement[];
beforeAll(async () => {
  store = await catalogueStore();
  catalogue = await store.catalogue();
  const rows = await allOf(everything, store);
  published = rows.filter(
    (row) =>
      isCurrentStatement(row) &&
      row.lane === 'outturn' &&
      (row.value ?? 0) > 0 &&
      indicatorOf(row).unit in units,
  );
}, patience);

/** Units as sentences write them, with the powers of ten that they are counted in. */
const units: Readonly<Record<string, Record<'zh' | 'en', readonly [word: string, power: number]>>> = {
  CNY: { zh: ['亿元', 8], en: [' billion yuan', 9] },
  percent: { zh: ['%', 0], en: ['%', 0] },
  ZB: { zh: ['ZB', 0], en: [' ZB', 0] },
  count: { zh: ['个', 0], en: ['', 0] },
  person: { zh: ['万人', 4], en: [' million people', 6] },
};

function indicatorOf({ indicator }: Statement) {
  const found = catalogue.indicators.get(indicator);
  if (found === undefined) throw new Error(`there is no ${indicator}`);
  return found;
}

const isLevel = (row: Statement) => indicatorOf(row).nature !== 'growth';
const isOf = (frequency: string) => (row: Statement) => row.period.frequency === frequency && isLevel(row);

const sorts: Readonly<Record<Sort, (row: Statement) => boolean>> = {
  level: isLevel,
  national: (row) => row.area === 'CN' && isLevel(row),
  money: (row) => isLevel(row) && indicatorOf(row).unit === 'CNY',
  share: (row) => isLevel(row) && indicatorOf(row).unit === 'percent',
  growth: (row) => indicatorOf(row).growthOf !== null && indicatorOf(row).name.zh.includes('同比增速（'),
  year: isOf('A'),
  half: (row) => isOf('S')(row) && row.period.text.endsWith('1'),
  quarter: (row) => isOf('Q')(row) && row.period.text.endsWith('1'),
  month: isOf('M'),
  toDate: isOf('YTD'),
};

/** A sentence about a row, whose figure is the published one times a factor. */
function sentence(row: Statement, text: string, factor: number): string {
  const lang = /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
  const { name, growthOf, unit } = indicatorOf(row);
  const [word, power] = units[unit]?.[lang] ?? ['', 0];
  const scaled = Number(row.digits) * factor * 10 ** (row.exponent - power);
  const bare = Number(scaled.toPrecision(factor === 1 ? 12 : 4));
  const last = Number(row.period.start.slice(5, 7)) + monthsIn(row.period) - 1;
  const parts: Readonly<Record<string, string | number | undefined>> = {
    ...{ period: periodName(row.period, lang), year: row.period.start.slice(0, 4), last },
    ...{ month: monthNames[last - 1], name: name[lang], bare, figure: `${bare}${word}` },
    level: catalogue.indicators.get(growthOf ?? '')?.name[lang],
    short: name[lang].replaceAll(/ ?[（(][^）)]*[）)]/g, ''),
    area: row.area === 'CN' && lang === 'zh' ? '全国' : catalogue.areas.get(row.area)?.name[lang],
  };
  return text.replaceAll(/\{(\w+)\}/g, (_, part: string) => String(parts[part]));
}

const decided = ['supported', 'contradicted', 'outdated', 'otherDefinition', 'otherLane', 'undecided'];

describe('a published figure, worded as', () => {
  it.each(wordings)('$of', async ({ sort, sentences, right, wrong = [], other }) => {
    const rows = published.filter(sorts[sort]);
    const tried = [
      ...(right === undefined ? [] : [{ factor: right, never: ['contradicted'] }]),
      ...wrong.map((factor) => ({ factor, never: ['supported'] })),
      ...(other ? [{ factor: 1, never: decided }] : []),
    ];
    const faults: string[] = [];
    let silent = 0;
    for (const [at, text] of sentences.entries()) {
      // Far apart, and the same at each run.
      const row = rows[((at + 1) * 7919) % rows.length];
      if (row === undefined) throw new Error('there are such figures');
      for (const { factor, never } of tried) {
        const claim = {
          text: sentence(row, text, factor),
          about: null,
          area: null,
          period: null,
          figure: null,
        };
        const { verdict, readings } = await verifyClaim(claim, store, '2026-12-01');
        if (verdict === 'notUnderstood') silent += 1;
        if (never.includes(verdict)) faults.push(`${verdict}: ${claim.text} (${readings[0]?.indicator?.id})`);
      }
    }
    expect(faults).toEqual([]);
    // What is right is understood, as a rule.
    if (right !== undefined) expect(silent / sentences.length / tried.length).toBeLessThan(0.2);
  });
});
