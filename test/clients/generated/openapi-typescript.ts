/** A program over the types of openapi-typescript: it compiles without a cast and prints what it read. */
import createClient from 'openapi-fetch';
import type { paths } from './schema.ts';

const base = process.env.BASE ?? '';
const client = createClient<paths, 'application/json' | 'application/problem+json'>({
  baseUrl: base,
  querySerializer: { array: { style: 'form', explode: false } },
});

const { data: figures } = await client.GET('/v1/observations', {
  params: { query: { indicator: ['data-output-nda'], period: '2024', kind: ['actual'] } },
});
if (figures?.rows !== 'published') throw new Error('no published figures');
const newest = figures.data.map(({ indicator, period, value, source }) => [
  indicator,
  period,
  value,
  source.tier,
]);

const { data: growth } = await client.GET('/v1/observations', {
  params: { query: { indicator: ['data-output-nda'], transform: 'yoy', period: '2024' } },
});
if (growth?.rows !== 'computed') throw new Error('no computed figures');
const formulas = growth.data.map(({ derivation }) => derivation.formula);

const { data: wide } = await client.GET('/v1/observations', {
  params: { query: { indicator: ['data-output-nda'], shape: 'wide', period: '2024' } },
});
if (wide?.rows !== 'wide') throw new Error('no wide table');
const cells = wide.data.map((row) => [row.period, row[wide.meta.columns[0]?.key ?? '']]);

const { data: found } = await client.GET('/v1/indicators', {
  params: { query: { concept: ['data-output'], sort: ['id'], limit: 1 } },
});
if (found?.rows !== 'brief') throw new Error('no indicators');
const names = found.data.map(({ name }) => name.en);

const { error } = await client.GET('/v1/indicators/{id}', { params: { path: { id: 'data-output' } } });
const problem = error === undefined ? null : [error.status, error.code, error.links.tryInstead !== undefined];

const { data: last } = await client.GET('/v1/latest', {
  params: { query: { indicator: ['data-output-nda'], lane: ['outturn'] } },
});
if (last?.rows !== 'whole') throw new Error('no latest figures');
const latest = last.data.map(({ period, value }) => [period, value]);

console.log(JSON.stringify({ latest, newest, formulas, cells, names, problem }));
