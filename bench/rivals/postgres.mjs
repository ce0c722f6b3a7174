// What one would write with PostgreSQL, pg and Fastify: a pool, one query a request (two where it finds nothing), the same JSON.
// Sources and rival indicators are held in memory, as our server holds its catalogue.
import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import pg from 'pg';
import { columns, sortColumns } from './table.ts';

const { sources, alternatives, meta } = JSON.parse(readFileSync(process.env.CATALOGUE, 'utf8'));
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const base = `http://127.0.0.1:${process.env.PORT}`;
// Also where the request names fields: 8 statements that are always prepared were faster than one for each set of fields.
const everyColumn = Object.keys(columns)
  .map((name) => `"${name}"`)
  .join(', ');

/** Texts of the API; the bench says when they differ. */
const backDated = {
  en: 'Read from a later compilation, which may have revised it; it counts as known since its producer first published a figure for the period.',
  zh: '取自其后的汇编，数值可能已经修订；获知日期按数据生产机构首次发布该时期数据之日计。',
};
const warnings = {
  mixedLanes: (lanes) => ({
    code: 'mixedLanes',
    detail: `Rows of the lanes ${lanes.join(', ')} stand together; a forecast or target is no outturn.`,
  }),
  cumulative: {
    code: 'cumulative',
    detail: 'Year-to-date rows are cumulative within their year: never sum them.',
  },
  laneAdded: {
    code: 'laneAdded',
    detail: 'Rows of several lanes stand together and fields names neither kind nor lane: lane is added.',
  },
};

/** Members of a row that are no columns, or others on an earlier day. */
const members = {
  knownUntil: ({ knownUntil }, asOf) =>
    asOf === undefined || (knownUntil !== null && knownUntil <= asOf) ? knownUntil : null,
  caveats: ({ caveats, compiledOn }, asOf) =>
    asOf !== undefined && compiledOn !== null && compiledOn > asOf ? [...caveats, backDated] : caveats,
  evidence: ({ evidence, pastEvidence }, asOf) =>
    (asOf !== undefined &&
      pastEvidence?.find(({ since, until }) => since <= asOf && (until === null || until > asOf))
        ?.evidence) ||
    evidence,
  bounds: ({ lower, upper, lowerInclusive, upperInclusive, basis }) =>
    basis === null ? null : { lower, upper, lowerInclusive, upperInclusive, basis },
  source: ({ source }) => sources[source],
  links: ({ id, indicator, source }) => ({
    self: `${base}/v1/observations/${id}`,
    indicator: `${base}/v1/indicators/${indicator}`,
    source: `${base}/v1/sources/${source}`,
  }),
};
const everyMember =
  'id indicator area frequency period periodStart periodEnd lane kind value missingReason unit scale qualifier bounds display statement publishedOn publishedPrecision knownFrom knownUntil relation caveats source links evidence'.split(
    ' ',
  );

/** First and last day of `2024`, `2020..2025`, `..2023` and `2020..`. */
function daysOf(period) {
  const [from, to] = period.includes('..') ? period.split('..') : [period, period];
  return [from && `${from}-01-01`, to && `${to}-12-31`];
}

/** Conditions of the rows that a request asks for, each with its name; `values` are those of its parameters. */
function conditionsOf({ indicator, asOf, period }) {
  const values = [indicator];
  const parameter = (value) => `$${values.push(value)}`;
  const [from, to] = period === undefined ? [] : daysOf(period);
  const day = asOf === undefined ? null : parameter(asOf);
  const within = [
    from && `"periodStart" >= ${parameter(from)}`,
    to && `"periodEnd" <= ${parameter(to)}`,
  ].filter(Boolean);
  return {
    values,
    period: within.length === 0 ? 'TRUE' : within.join(' AND '),
    current:
      day === null
        ? '"currentFrom" IS NOT NULL AND "currentTo" IS NULL'
        : `"currentFrom" <= ${day} AND ("currentTo" IS NULL OR "currentTo" > ${day})`,
    known: day === null ? 'TRUE' : `"knownFrom" <= ${day}`,
    name: [asOf, from, to].map(Boolean).join(),
  };
}

function queryOf(query) {
  const { values, period, current, name } = conditionsOf(query);
  const limit = Number(query.limit ?? '100');
  const text = `SELECT ${everyColumn}, count(*) OVER ()::int AS total,
    min(lane) OVER () <> max(lane) OVER () AS "severalLanes" FROM statements
    WHERE indicator = $1 AND ${period} AND ${current} ORDER BY ${sortColumns} LIMIT $${values.push(limit)}`;
  return { name: `by ${name}`, text, values };
}

const present = '"currentFrom" IS NOT NULL AND "currentTo" IS NULL';

/** Why there are no rows. */
async function emptyReason(query) {
  const { values, period, current, known, name } = conditionsOf(query);
  const any = (...conditions) =>
    `EXISTS (SELECT 1 FROM statements WHERE indicator = $1 AND ${conditions.join(' AND ')})`;
  const text = `SELECT CASE WHEN ${any(period, known)} THEN 'noneCurrent'
    ${query.asOf === undefined ? '' : `WHEN ${any(period, present)} THEN 'notPublishedByThen'`}
    ${query.period === undefined ? '' : `WHEN ${any(current)} THEN 'noneInPeriod'`}
    ELSE 'noneMatch' END AS reason`;
  const { rows } = await pool.query({ name: `empty ${name}`, text, values });
  return rows[0].reason;
}

/** Members of the rows that a request names; `lane` is added where rows of several lanes could not be told apart. */
function shownOf({ fields }, rows) {
  if (fields === undefined) return { chosen: everyMember, added: [] };
  const chosen = fields.split(',');
  const told = chosen.includes('lane') || chosen.includes('kind');
  if (told || !rows[0]?.severalLanes) return { chosen, added: [] };
  return { chosen: [...chosen, 'lane'], added: [warnings.laneAdded] };
}

function warningsOf(rows) {
  const lanes = [...new Set(rows.map(({ lane }) => lane))];
  return [
    ...(lanes.length < 2 ? [] : [warnings.mixedLanes(lanes)]),
    ...(rows.some(({ frequency }) => frequency === 'YTD') ? [warnings.cumulative] : []),
  ];
}

const app = fastify();
app.get('/v1/observations', async ({ query }, reply) => {
  const { rows } = await pool.query(queryOf(query));
  const { chosen, added } = shownOf(query, rows);
  const limit = Number(query.limit ?? '100');
  const total = rows[0]?.total ?? 0;
  const sorted = Object.keys(query)
    .sort()
    .map((name) => `${name}=${query[name]}`);
  const self = `${base}/v1/observations?${sorted.join('&')}`;
  const next = total > limit ? `${self}&cursor=next` : null;
  reply.type('application/json; charset=utf-8');
  return JSON.stringify({
    rows: query.fields === undefined ? 'published' : 'sparse',
    data: rows.map((row) =>
      Object.fromEntries(
        chosen.map((name) => [name, name in members ? members[name](row, query.asOf) : row[name]]),
      ),
    ),
    page: { limit, total, next },
    meta: {
      ...meta,
      asOf: query.asOf ?? null,
      alternatives: alternatives[query.indicator] ?? [],
      warnings: [...warningsOf(rows), ...added],
      ...(total === 0 ? { emptyReason: await emptyReason(query) } : {}),
    },
    links: { self, ...(next === null ? {} : { next }) },
  });
});
app.get('/ready', async () => (await pool.query('SELECT 1')).rows);
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
