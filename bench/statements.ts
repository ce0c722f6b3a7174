import type Database from 'better-sqlite3';
import { codes } from '../src/store/sqlite/column-codes.ts';
import type { Row } from '../src/store/sqlite/statement-rows.ts';
import { firstYear, revised, years } from './catalogue.ts';

/**
 * Fills `observations` with the statements of every indicator, area and year, and `series` with what they make up.
 * One INSERT in the order of the clustered key: ten million rows take a minute, and the same seed gives the same rows.
 */
export function insertStatements(db: Database.Database, seed: number): void {
  const last = firstYear + years - 1;
  db.exec(`
    CREATE TEMP TABLE vintages (year INTEGER, edition INTEGER, editions INTEGER, source INTEGER, PRIMARY KEY (year, edition)) WITHOUT ROWID;
    WITH RECURSIVE y(year) AS (SELECT ${firstYear} UNION ALL SELECT year + 1 FROM y WHERE year < ${last})
    INSERT INTO vintages
      SELECT y.year, e.value, CASE WHEN y.year > ${last - revised} THEN 2 ELSE 1 END, s.key
      FROM y, json_each('[1, 2]') e, sources s
      WHERE s.id = 'yearbook-' || y.year || '-' || e.value AND (e.value = 1 OR y.year > ${last - revised});
    INSERT INTO observations (${Object.keys(columns).join(', ')})
      SELECT ${Object.values(columns).join(', ')}
      FROM (
        SELECT i.key AS i, a.key AS a, v.*, v.edition = v.editions AS current,
          10000 + (i.key * 7919 + a.key * 104729 + v.year * 1299709 + v.edition * 15485863 + ${seed}) % 90000 AS number
        FROM indicators i CROSS JOIN areas a CROSS JOIN vintages v
        ORDER BY i.key, a.key, v.year, v.edition
      );
    INSERT INTO series (indicator, area, frequency, lane, firstPeriod, lastPeriod, periods, statements)
      SELECT i.key, a.key, ${annual}, ${codes.lane.encode('outturn')}, '${firstYear}', '${last}', ${years}, ${years + revised}
      FROM indicators i CROSS JOIN areas a;
    DROP TABLE vintages;`);
}

const annual = codes.frequency.encode('A');

/** SQL of each column: five printed digits, in hundred millions. */
const columns: Record<keyof Row, string> = {
  indicator: 'i',
  area: 'a',
  frequency: String(annual),
  periodStart: 'year * 10000 + 101',
  periodEnd: 'year * 10000 + 1231',
  lane: String(codes.lane.encode('outturn')),
  publishedOn: '(year + edition) * 10000 + 301',
  source: 'source',
  kind: `CASE WHEN current THEN ${codes.kind.encode('actual')} ELSE ${codes.kind.encode('preliminary')} END`,
  value: 'number * 100000000.0',
  digits: 'CAST(number AS TEXT)',
  exponent: '8',
  qualifier: String(codes.qualifier.encode('exact')),
  significantDigits: 'NULL',
  lower: '(number - 0.5) * 100000000.0',
  upper: '(number + 0.5) * 100000000.0',
  lowerInclusive: '1',
  upperInclusive: '0',
  basis: String(codes.basis.encode('rounding')),
  missingReason: 'NULL',
  publishedPrecision: String(codes.precision.encode('day')),
  knownFrom: '(year + edition) * 10000 + 301',
  relation: `CASE WHEN edition = 1 THEN ${codes.relation.encode('first')} ELSE ${codes.relation.encode('revises')} END`,
  currentFrom: '(year + edition) * 10000 + 301',
  currentTo: 'CASE WHEN current THEN NULL ELSE (year + edition + 1) * 10000 + 301 END',
  previous: `CASE WHEN edition = 1 THEN NULL ELSE source - 1 END`,
  locator: `'table 1'`,
  locatorQuality: String(codes.locatorQuality.encode('table')),
  periodBasis: String(codes.periodBasis.encode('stated')),
  saidBy: 'NULL',
  onBehalfOf: 'NULL',
  doubtful: '0',
  caveatEn: 'NULL',
  caveatZh: 'NULL',
  note: 'NULL',
  supersedes: 'NULL',
  supersedesReason: 'NULL',
  release: '1',
  displayEn: `printf('%,.1f billion yuan', number / 10.0)`,
  displayZh: `number || '亿元'`,
  sentenceEn: `printf('Indicator %d was %,.1f billion yuan in %d, as stated by the yearbook.', i, number / 10.0, year)`,
  sentenceZh: `year || '年指标' || i || '为' || number || '亿元，见年鉴。'`,
};
