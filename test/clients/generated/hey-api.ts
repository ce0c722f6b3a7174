/** A program over the client of hey-api, which checks each answer with zod: it compiles without a cast and prints what it read. */
import { client } from './client.gen.ts';
import { getIndicator, listIndicators, listLatest, listObservations } from './sdk.gen.ts';

client.setConfig({ baseUrl: process.env.BASE ?? '' });

const { data: figures } = await listObservations({
  query: { indicator: ['data-output-nda'], period: '2024', kind: ['actual'] },
});
if (figures?.rows !== 'published') throw new Error('no published figures');
const newest = figures.data.map(({ indicator, period, value, source }) => [
  indicator,
  period,
  value,
  source.tier,
]);

const { data: growth } = await listObservations({
  query: { indicator: ['data-output-nda'], transform: 'yoy', period: '2024' },
});
if (growth?.rows !== 'computed') throw new Error('no computed figures');
const formulas = growth.data.map(({ derivation }) => derivation.formula);

const { data: wide } = await listObservations({
  query: { indicator: ['data-output-nda'], shape: 'wide', period: '2024' },
});
if (wide?.rows !== 'wide') throw new Error('no wide table');
const cells = wide.data.map((row) => [row.period, row[wide.meta.columns[0]?.key ?? '']]);

const { data: found } = await listIndicators({ query: { concept: ['data-output'], sort: ['id'], limit: 1 } });
if (found?.rows !== 'brief') throw new Error('no indicators');
const names = found.data.map(({ name }) => name.en);

const { error } = await getIndicator({ path: { id: 'data-output' } });
const problem = error === undefined ? null : [error.status, error.code, error.links.tryInstead !== undefined];

const { data: last } = await listLatest({ query: { indicator: ['data-output-nda'], lane: ['outturn'] } });
if (last?.rows !== 'whole') throw new Error('no latest figures');
const latest = last.data.map(({ period, value }) => [period, value]);

console.log(JSON.stringify({ latest, newest, formulas, cells, names, problem }));
