// What one would write with PostgreSQL, pg and Fastify: a pool, a named prepared query, and the same rendering of its rows.
import fastify from 'fastify';
import pg from 'pg';
import { toObservation } from '../../src/domain/statements/observation.ts';
import { statementKeys } from '../../src/store/sqlite/keys.ts';
import { SqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { toStatement } from '../../src/store/sqlite/statement-rows.ts';

// The catalogue is held in memory, as we hold it.
const catalogue = await SqliteStore.open(process.env.DATABASE_FILE).catalogue();
const keys = statementKeys(catalogue);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const base = `http://127.0.0.1:${process.env.PORT}`;
const text = `SELECT * FROM observations WHERE indicator = $1 AND "currentFrom" IS NOT NULL AND "currentTo" IS NULL
  ORDER BY indicator, area, frequency, "periodStart", "periodEnd", lane, "publishedOn", source LIMIT $2`;

const app = fastify();
app.get('/v1/observations', async ({ query, url }, reply) => {
  const limit = Number(query.limit ?? 100);
  const values = [keys.indicator.key(query.indicator), limit];
  const { rows } = await pool.query({ name: 'series', text, values });
  const data = rows.map((row) =>
    toObservation(toStatement(row, keys), catalogue, { lang: 'en', scale: '1', base }),
  );
  reply.type('application/json; charset=utf-8');
  return JSON.stringify({
    data,
    page: { limit, total: data.length, next: null },
    links: { self: base + url },
  });
});
app.get('/ready', async () => (await pool.query('SELECT 1')).rows);
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
