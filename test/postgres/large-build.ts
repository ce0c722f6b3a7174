import type { ClientBase } from 'pg';
import type { Arrival } from '../../src/domain/catalogue/catalogue.ts';
import { expectationOf } from '../../src/domain/freshness/expectation.ts';
import { parsePeriod } from '../../src/domain/time/period.ts';
import { finishBuild, newBuild } from '../../src/store/postgres/pg-build.ts';
import { schemaOf } from '../../src/store/postgres/pg-reader.ts';
import { whileBuilding } from '../../src/store/postgres/pg-transaction.ts';
import { psql } from './built.ts';

/** What a large build has beside the seed: some 2,000 statements for each indicator. */
const periods = 63;
/** Days between a quarter and its figures: as many kinds of indicators. */
const lags = 30;

/** Tables that are copied from the build of the seed, each after those that it refers to. */
const copied = [
  ...['areas', 'units', 'topics', 'concepts', 'producers', 'synonyms', 'indicators', 'sources', 'evidences'],
  ...['releases', 'releaseFiles', 'retired', 'setAside', 'build', 'checks', 'arrivals', 'outlooks', 'series'],
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

/** Quarters, and when the source of a lag makes each of them known. */
const quarters = `
CREATE TEMPORARY TABLE "quarters" ON COMMIT DROP AS
SELECT n, lag, to_char(day, 'YYYY-"Q"Q') AS "name", to_char(day, 'YYYYMMDD')::integer AS "start",
  to_char(day + interval '3 months - 1 day', 'YYYYMMDD')::integer AS "end", day + interval '3 months' + lag * interval '1 day' AS "known"
FROM (SELECT n, date '2010-01-01' + n * interval '3 months' AS day FROM generate_series(0, ${periods - 1}) AS n) AS days,
  generate_series(0, ${lags - 1}) AS lag`;

/** When the figures of each lag became known. */
const arrivals = `
INSERT INTO "arrivals" SELECT known."last" + 1 + lag, json_agg(
  json_build_object('period', "name", 'knownFrom', "known"::date, 'dated', true) ORDER BY n
)
FROM "quarters", (SELECT max("key") AS "last" FROM "arrivals") AS known GROUP BY known."last", lag
RETURNING "key", "body"`;

/** A series of each for the country and each province; the first key of arrivals is that of the lag 0. */
const series = `
INSERT INTO "series" ("indicator", "area", "frequency", "lane", "firstPeriod", "lastPeriod", "periods", "statements", "firstKnown", "lastKnown", "arrivals")
SELECT i."key", a."key", 2, 0, '2010-Q1', '2025-Q3', ${periods}, ${periods}, "body"->0->>'knownFrom', "body"->${periods - 1}->>'knownFrom', arrived."key"
FROM "indicators" AS i, "areas" AS a, "arrivals" AS arrived
WHERE i."id" LIKE 'zz-%' AND a."level" IN ('country', 'province') AND arrived."key" = $1::integer + i."key" % ${lags}`;

/** What the figures of a key of arrivals let expect. */
const outlooks = `
INSERT INTO "outlooks" SELECT DISTINCT "indicator", $2::json FROM "series" WHERE "arrivals" = $1`;

/** A statement for each quarter of each series, in their order; values have four to six digits, and every hundredth has none. */
const observations = `
INSERT INTO "observations"
SELECT row_number() OVER (ORDER BY i."key", a."key", q.n) + known.last,
  i."key", a."key", 2, q."start", q."end", 0, day."known", i."key" % sources.many + 1,
  0, v."value", v."value"::text, 0, 0, NULL, v."value" - 0.05, v."value" + 0.05, true, false, 0,
  CASE WHEN v."value" IS NULL THEN 'not published' END, 0, day."known", NULL, 0, day."known", NULL, NULL,
  format('Table %s', i."key" % 40 + 1), 2, 0, NULL, NULL, false, NULL, NULL, NULL, NULL, NULL,
  newest."sequence", newest."sequence", NULL, '[]', NULL, 1,
  coalesce(v."value" || '%', '—'), coalesce(v."value" || '%', '—'),
  format('%s, %s, %s: %s%%, as stated by the source.', i."name"->>'en', a."name"->>'en', q."name", v."value"),
  format('%s%s%s为%s%%，见来源。', a."name"->>'zh', q."name", i."name"->>'zh', v."value"),
  NULL
FROM (SELECT max("number") AS last FROM "observations") AS known,
  (SELECT max("sequence") AS "sequence" FROM "releases") AS newest,
  (SELECT count(*)::integer AS many FROM "sources") AS sources,
  "indicators" AS i JOIN "quarters" AS q ON lag = i."key" % ${lags},
  "areas" AS a,
  LATERAL (SELECT to_char(q."known", 'YYYYMMDD')::integer AS "known") AS day,
  LATERAL (SELECT CASE WHEN (i."key" * 7 + a."key" * 3 + q.n) % 100 > 0
    THEN round(((i."key"::bigint * 7919 + a."key" * 104729 + q.n * 1299709) % 1000000) / 100.0, 1) END AS "value") AS v
WHERE i."id" LIKE 'zz-%' AND a."level" IN ('country', 'province')`;

/** Seconds of the steps of a load. */
export interface Loaded {
  readonly statements: number;
  readonly loading: number;
  readonly finishing: number;
}

/**
 * Makes a build of the newest one and many made-up statements, all by SQL in the server, as one transaction that ends as every
 * build does.
 */
export async function loadLarge(url: string, statements: number): Promise<Loaded> {
  const model = Number(psql(url, 'SELECT max("number") FROM "indicators"."builds"'));
  const areas = Number(
    psql(url, `SELECT count(*) FROM "${schemaOf(model)}"."areas" WHERE "level" IN ('country', 'province')`),
  );
  return whileBuilding(url, async (client) => {
    const began = performance.now();
    const number = await newBuild(client, { seed: `large ${statements}`, release: '3' });
    await fill(client, model, Math.round(statements / areas / periods));
    const loaded = performance.now();
    await finishBuild(client, number);
    const finished = performance.now();
    const { rows } = await client.query<{ count: string }>('SELECT count(*) AS count FROM "observations"');
    return {
      statements: Number(rows[0]?.count),
      loading: (loaded - began) / 1000,
      finishing: (finished - loaded) / 1000,
    };
  });
}

async function fill(client: ClientBase, model: number, count: number): Promise<void> {
  for (const table of copied)
    await client.query(
      `INSERT INTO "${table}" OVERRIDING SYSTEM VALUE SELECT * FROM "${schemaOf(model)}"."${table}"`,
    );
  await client.query(indicators(count));
  await client.query(quarters);
  const { rows } = await client.query<{ key: number; body: Arrival[] }>(arrivals);
  const firstKey = Math.min(...rows.map(({ key }) => key));
  await client.query(series, [firstKey]);
  const { rows: areas } = await client.query<{ id: string }>(
    `SELECT "id" FROM "areas" WHERE "level" IN ('country', 'province') ORDER BY "key"`,
  );
  for (const { key, body } of rows) {
    const figures = body.map((arrival) => ({ ...arrival, period: parsePeriod(arrival.period) }));
    const outlook = { areas: areas.map(({ id }) => id), expectation: expectationOf(figures) };
    await client.query(outlooks, [key, JSON.stringify([outlook])]);
  }
  await client.query(observations);
}
