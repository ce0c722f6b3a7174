// What one would write with PostgreSQL, pg and Fastify: a pool, one query a request, the row as JSON.
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

/** Members of a row that are no columns. */
const members = {
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

function queryOf({ indicator, asOf, period, limit = '100', fields }) {
  const values = [indicator];
  const parameter = (value) => `$${values.push(value)}`;
  const conditions = ['indicator = $1'];
  if (asOf === undefined) conditions.push('"currentFrom" IS NOT NULL AND "currentTo" IS NULL');
  else {
    const day = parameter(asOf);
    conditions.push(`"currentFrom" <= ${day} AND ("currentTo" IS NULL OR "currentTo" > ${day})`);
  }
  const [from, to] = period === undefined ? [] : daysOf(period);
  if (from) conditions.push(`"periodStart" >= ${parameter(from)}`);
  if (to) conditions.push(`"periodEnd" <= ${parameter(to)}`);
  const chosen = fields === undefined ? everyMember : fields.split(',');
  const text = `SELECT ${everyColumn}, count(*) OVER ()::int AS total FROM statements
    WHERE ${conditions.join(' AND ')} ORDER BY ${sortColumns} LIMIT ${parameter(Number(limit))}`;
  const name = `by ${[asOf, from, to].map(Boolean)}`;
  return { query: { name, text, values }, chosen, limit: Number(limit) };
}

const app = fastify();
app.get('/v1/observations', async ({ query, url }, reply) => {
  const { query: prepared, chosen, limit } = queryOf(query);
  const { rows } = await pool.query(prepared);
  const data = rows.map((row) =>
    Object.fromEntries(chosen.map((name) => [name, name in members ? members[name](row) : row[name]])),
  );
  const total = rows[0]?.total ?? 0;
  reply.type('application/json; charset=utf-8');
  return JSON.stringify({
    data,
    page: { limit, total, next: total > limit ? `${base}${url}&cursor=next` : null },
    meta: {
      ...meta,
      asOf: query.asOf ?? null,
      alternatives: alternatives[query.indicator] ?? [],
    },
    links: { self: base + url },
  });
});
app.get('/ready', async () => (await pool.query('SELECT 1')).rows);
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
