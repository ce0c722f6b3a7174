import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../src/domain/catalogue/catalogue.ts';
import { byIndicator, idOf, indicators, isBilingual, offenders } from './dataset.ts';

/** Words of names that tell of a part of a country or province; names of cities are those of the catalogue and of provincial capitals. */
const parts =
  /\b(east|west|central|north|south)|\b(delta|bay area|rural|urban|hubs?|clusters?|bases|expo|provinces|main data exchanges)\b|\bexchange(,|:| trading)|\b(Guiyang|Guian|Shenyang|Shenzhen|Qingyang|Horinger|Guangzhou|Hangzhou|Nanjing|Wuhan|Chengdu|Xi.an|Jinan|Hefei|Suzhou|Zhengzhou|Changsha|Fuzhou|Baoding|Haikou|Datong)\b/i;
const chineseParts =
  /[东西中南北]部|东北|三角|湾区|农村|城镇|枢纽|集群|基地|省份|六省|数博会|主要数据交易机构|数据交易所|贵阳|贵安|沈阳|深圳|庆阳|和林格尔|广州|杭州|南京|武汉|成都|西安|济南|合肥|苏州|郑州|长沙|福州|保定|海口|大同/;

/** Names of the whole that hold such a word: clusters and bases of all the country are counted, firms of its central government. */
const whole = new Set([
  'computing-clusters-10k-gpu',
  'annotation-bases-count-nda',
  'intelligent-computing-share-central-soes-nda',
]);

/** A name without its producer: `Data output (NDA)` is `Data output`. */
const bare = (name: string) => name.replace(/[(（].*[)）]$/, '');

function tellsOfPart({ id, name }: Indicator): boolean {
  if (whole.has(id)) return false;
  return parts.test(bare(name.en)) || chineseParts.test(bare(name.zh)) || parts.test(id.replaceAll('-', ' '));
}

describe('an indicator of a part of its area', () => {
  it('says which part it covers', () => {
    expect(offenders(indicators, (i) => tellsOfPart(i) && i.covers === null, idOf)).toEqual([]);
    expect(indicators.filter(({ covers }) => covers !== null).length).toBeGreaterThan(50);
  });

  it('says so in both languages', () => {
    expect(offenders(indicators, ({ covers }) => covers !== null && !isBilingual(covers), idOf)).toEqual([]);
  });
});

describe('a flow with figures of months', () => {
  const ofMonths = (id: string) =>
    (byIndicator.get(id) ?? []).filter(({ period, lane }) => period.frequency === 'M' && lane === 'outturn');

  it('has those of the months themselves, or says how many months they cover', () => {
    const isUnsaid = ({ id, nature, months, definition }: Indicator) =>
      nature === 'flow' &&
      months === null &&
      ofMonths(id).length > 0 &&
      !/\b(in|of|during) the month\b/.test(definition.en);
    expect(offenders(indicators, isUnsaid, idOf)).toEqual([]);
  });

  it('has none of half of the year or more', () => {
    const isLarge = ({ id, nature, months }: Indicator) =>
      nature === 'flow' &&
      months === null &&
      ofMonths(id).some((month) =>
        (byIndicator.get(id) ?? []).some(
          (year) =>
            year.period.frequency === 'A' &&
            year.area === month.area &&
            Number(month.value) >= Number(year.value) / 2,
        ),
      );
    expect(offenders(indicators, isLarge, idOf)).toEqual([]);
  });

  it('that cover other months than their period are told by their definitions', () => {
    const others = indicators.filter(({ months }) => months !== null);
    const told: Record<string, string> = { 2: 'March and April 2026 together', 60: 'over the five years' };
    expect(others.length).toBe(2);
    for (const { months, definition } of others) expect(definition.en).toContain(told[String(months)]);
  });
});
