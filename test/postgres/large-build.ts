import type { ClientBase } from 'pg';
import type { Arrival } from '../../src/domain/catalogue/catalogue.ts';
import { expectationOf } from '../../src/domain/freshness/expectation.ts';
import { parsePeriod } from '../../src/domain/time/period.ts';
import { finishBuild, newBuild } from '../../src/store/postgres/pg-build.ts';
import { schemaOf } from '../../src/store/postgres/pg-reader.ts';
import { vacuumNewestBuild, whileBuilding } from '../../src/store/postgres/pg-transaction.ts';
import { psql } from './built.ts';

/** Quarters of a series, 2010-Q1 to 2025-Q3. */
const periods = 63;
/** Of these, every eighth of the first 56 is stated again a year later. */
const statementsOfSeries = 70;
/** Indicators whose statements are made by one query. */
const atATime = 50;

/** Tables that are copied from the build of the seed, each after those that it refers to. */
const copied = [
  ...['areas', 'units', 'topics', 'concepts', 'producers', 'synonyms', 'indicators', 'sources', 'evidences'],
  ...[
    'releases',
    'releaseFiles',
    'retired',
    'setAside',
    'build',
    'checks',
    'arrivals',
    'outlooks',
    'areaYears',
    'series',
  ],
  ...['observations', 'pastStandings', 'pastEvidence'],
];

/** Made-up indicators. Their ids are sorted behind those of the seed, and so are their keys. */
const indicators = (count: number) => `
INSERT INTO "indicators" SELECT made.* FROM "indicators" AS model,
  (SELECT max("key") AS first FROM "indicators") AS known, generate_series(1, ${count}) AS n,
  LATERAL json_populate_record(model, json_build_object(
  'key', first + n,
  'id', format('zz-%s', lpad(n::text, 6, '0')),
  'name', json_build_object('en', format('Made-up indicator %s', n), 'zh', format('虚拟指标%s', n)),
  'note', NULL, 'breaks', '[]'::json
)) AS made
WHERE model."id" = '5g-base-station-share'`;

/** The places of the made-up series. */
const places = `
CREATE TEMPORARY TABLE "places" ON COMMIT DROP AS
SELECT "key" AS "area", "name", (row_number() OVER (ORDER BY "key") - 1)::integer AS "place"
FROM "areas" WHERE "level" IN ('country', 'province')`;

/**
 * What each indicator states of each place: a quarter becomes known some seven weeks after its end, no two indicators and
 * quarters alike, and every eighth is revised a year later.
 */
const stated = `
CREATE TEMPORARY TABLE "stated" ON COMMIT DROP AS
WITH "quarters" AS (
  SELECT n, date '2010-01-01' + n * interval '3 months' AS "from" FROM generate_series(0, ${periods - 1}) AS n
), "first" AS (
  SELECT i."key" AS "indicator", n, "from", "from" + interval '3 months - 1 day' AS "to",
    ("from" + interval '3 months' + (19 + i."key" % 30 + i."key" * 7 * (n + 3) % 11 % 5) * interval '1 day')::date AS "known",
    n < 56 AND n % 8 = i."key" % 7 AS "revised"
  FROM "indicators" AS i, "quarters" WHERE i."id" LIKE 'zz-%'
), "both" AS (
  SELECT *, 0 AS "again", CASE WHEN "revised" THEN ("known" + interval '1 year')::date END AS "until" FROM "first"
  UNION ALL
  SELECT "indicator", n, "from", "to", ("known" + interval '1 year')::date, true, 1, NULL FROM "first" WHERE "revised"
)
SELECT "indicator", n, "again", to_char("from", 'YYYY-"Q"Q') AS "period", "known"::text AS "day",
  to_char("from", 'YYYYMMDD')::integer AS "start", to_char("to", 'YYYYMMDD')::integer AS "end",
  to_char("known", 'YYYYMMDD')::integer AS "known", to_char("until", 'YYYYMMDD')::integer AS "until",
  (row_number() OVER (PARTITION BY "indicator" ORDER BY n, "again"))::integer AS "place"
FROM "both";
CREATE INDEX ON "stated" ("indicator");
ANALYZE "stated", "places"`;

/** When the statements of each indicator became known: of all its places alike, under the key of the indicator behind those that are there. */
const arrivals = `
INSERT INTO "arrivals" SELECT known."last" + "indicator", json_agg(
  json_build_object('period', "period", 'knownFrom', "day", 'dated', true) ORDER BY n, "again"
)
FROM "stated", (SELECT max("key") AS "last" FROM "arrivals") AS known GROUP BY known."last", "indicator"
RETURNING "key" - (SELECT max("key") FROM "arrivals") AS "indicator", "body"`;

const series = `
INSERT INTO "series" ("indicator", "area", "frequency", "lane", "firstPeriod", "lastPeriod", "periods", "statements", "firstKnown", "lastKnown", "arrivals")
SELECT own.*, known."last" + own."indicator"
FROM (
  SELECT "indicator", "area", 2, 0, min("period"), max("period"), count(DISTINCT n), count(*), min("day"), max("day")
  FROM "stated", "places" GROUP BY "indicator", "area"
) AS own, (SELECT max("arrivals") AS "last" FROM "series") AS known`;

/** Of the places of the made-up series, without the indicators of the seed. */
const areaYears = `
INSERT INTO "areaYears"
SELECT "area", json_agg(json_build_object('year', "year", 'indicators', "indicators") ORDER BY "year")
FROM "places", (
  SELECT left("period", 4) AS "year", count(DISTINCT "indicator") AS "indicators" FROM "stated" GROUP BY 1
) AS "years"
GROUP BY "area" ON CONFLICT ("area") DO UPDATE SET "body" = EXCLUDED."body"`;

const outlooks = `
INSERT INTO "outlooks"
SELECT * FROM json_to_recordset($1) AS told("indicator" integer, "body" json)`;

/**
 * The statements of some indicators, in their order: values have four to six digits, and every hundredth has none. The place is
 * what the end of a build would compute.
 */
const observations = `
INSERT INTO "observations"
SELECT known."last" + (("indicator" - known."first") * 40 + p."place") * ${statementsOfSeries + 9} + s."place",
  "indicator", "area", 2, "start", "end", 0, "known", ("indicator" + "again") % known."sources" + 1,
  0, v."value", v."value"::text, 0, 0, NULL, v."value" - 0.05, v."value" + 0.05, true, false, 0,
  CASE WHEN v."value" IS NULL THEN 'not published' END, 0, "known", NULL,
  "again" * 3, "known", "until", CASE WHEN "again" = 1 THEN "indicator" % known."sources" + 1 END,
  format('Table %s', "indicator" % 40 + 1), 2, 0, NULL, NULL, false, NULL, NULL, NULL, NULL, NULL,
  known."release", known."release", NULL, '[]', NULL, 1,
  coalesce(v."value" || '%', '—'), coalesce(v."value" || '%', '—'),
  format('%s, %s, %s: %s%%, as stated by the source.', i."name"->>'en', p."name"->>'en', "period", v."value"),
  format('%s%s%s为%s%%，见来源。', p."name"->>'zh', "period", i."name"->>'zh', v."value"),
  CASE WHEN "until" IS NULL AND v."value" IS NOT NULL
    THEN count(v."value") FILTER (WHERE "until" IS NULL) OVER (PARTITION BY "indicator", "area" ORDER BY n DESC) END
FROM (
  SELECT (SELECT max("number") FROM build."observations") AS "last", (SELECT min("indicator") FROM "stated") AS "first",
    (SELECT max("sequence") FROM "releases") AS "release", (SELECT count(*)::integer FROM "sources") AS "sources"
) AS known, "stated" AS s JOIN "indicators" AS i ON i."key" = "indicator", "places" AS p,
  LATERAL (SELECT CASE WHEN ("indicator" * 7 + "area" * 3 + n) % 100 > 0
    THEN round((("indicator"::bigint * 7919 + "area" * 104729 + n * 1299709 + "again" * 13) % 1000000) / 100.0, 1) END AS "value") AS v
WHERE "indicator" BETWEEN $1 AND $2
ORDER BY "indicator", "area", n, "again"`;

/** What was loaded, and the seconds of the steps. */
export interface Loaded {
  readonly statements: number;
  readonly indicators: number;
  readonly loading: number;
  readonly finishing: number;
}

/**
 * Makes a build of the newest one and many made-up statements, all by SQL in the server, as one transaction that ends as every
 * build does. `say` is told how far it is.
 */
export async function loadLarge(
  url: string,
  statements: number,
  say: (progress: string) => void,
): Promise<Loaded> {
  const model = Number(psql(url, 'SELECT max("number") FROM "indicators"."builds"'));
  const areas = Number(
    psql(url, `SELECT count(*) FROM "${schemaOf(model)}"."areas" WHERE "level" IN ('country', 'province')`),
  );
  const count = Math.ceil(statements / areas / statementsOfSeries);
  const loaded = await whileBuilding(url, async (client) => {
    const began = performance.now();
    const seconds = () => `${((performance.now() - began) / 1000).toFixed()} s`;
    const number = await newBuild(client, { seed: `large ${statements}`, release: '3' });
    await client.query("SET LOCAL work_mem = '256MB'");
    await copyAndInvent(client, schemaOf(model), count);
    const { rows: made } = await client.query<{ first: number; last: number }>(
      'SELECT min("indicator") AS first, max("indicator") AS last FROM "stated"',
    );
    const { first = 1, last = 0 } = made[0] ?? {};
    const query = observations.replace('build.', `"${schemaOf(model)}".`);
    for (let from = first; from <= last; from += atATime) {
      await client.query(query, [from, Math.min(last, from + atATime - 1)]);
      const done = from + atATime - first;
      if (done % 500 === 0) say(`${done * areas * statementsOfSeries} statements after ${seconds()}`);
    }
    const rowsIn = performance.now();
    say(`all rows after ${seconds()}; now places, totals and indexes`);
    await finishBuild(client, number);
    const finished = performance.now();
    const { rows } = await client.query<{ count: string }>('SELECT count(*) AS count FROM "observations"');
    return {
      statements: Number(rows[0]?.count),
      indicators: count,
      loading: (rowsIn - began) / 1000,
      finishing: (finished - rowsIn) / 1000,
    };
  });
  await vacuumNewestBuild(url);
  return loaded;
}

/** Copies the build of the seed, and makes up indicators with their series, all but the statements of these. */
async function copyAndInvent(client: ClientBase, model: string, count: number): Promise<void> {
  for (const table of copied)
    await client.query(`INSERT INTO "${table}" OVERRIDING SYSTEM VALUE SELECT * FROM "${model}"."${table}"`);
  for (const text of [indicators(count), places, stated]) await client.query(text);
  const { rows } = await client.query<{ indicator: number; body: Arrival[] }>(arrivals);
  for (const text of [series, areaYears]) await client.query(text);
  const { rows: areas } = await client.query<{ id: string }>(
    'SELECT "id" FROM "areas" JOIN "places" ON "area" = "key" ORDER BY "place"',
  );
  const told = rows.map(({ indicator, body }) => {
    const first = body.filter(({ period }, place) => body[place - 1]?.period !== period);
    const figures = first.map((arrival) => ({ ...arrival, period: parsePeriod(arrival.period) }));
    return { indicator, body: [{ areas: areas.map(({ id }) => id), expectation: expectationOf(figures) }] };
  });
  await client.query(outlooks, [JSON.stringify(told)]);
}
