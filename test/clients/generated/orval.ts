/** A program over the client of orval: it compiles without a cast and prints what it read. */
import { getIndicator, listIndicators, listLatest, listObservations } from './client.ts';

const figures = await listObservations({
  indicator: ['data-output-nda'],
  period: '2024',
  kind: ['actual'],
});
if (figures.status !== 200 || figures.data.rows !== 'published') throw new Error('no published figures');
const newest = figures.data.data.map(({ indicator, period, value, source }) => [
  indicator,
  period,
  value,
  source.tier,
]);

const growth = await listObservations({ indicator: ['data-output-nda'], transform: 'yoy', period: '2024' });
if (growth.status !== 200 || growth.data.rows !== 'computed') throw new Error('no computed figures');
const formulas = growth.data.data.map(({ derivation }) => derivation.formula);

const wide = await listObservations({ indicator: ['data-output-nda'], shape: 'wide', period: '2024' });
if (wide.status !== 200 || wide.data.rows !== 'wide') throw new Error('no wide table');
const { columns } = wide.data.meta;
const cells = wide.data.data.map((row) => [row.period, row[columns[0]?.key ?? '']]);

const found = await listIndicators({ concept: ['data-output'], sort: ['id'], limit: 1 });
if (found.status !== 200 || found.data.rows !== 'brief') throw new Error('no indicators');
const names = found.data.data.map(({ name }) => name.en);

const missing = await getIndicator('data-output');
const problem =
  missing.status === 404
    ? [missing.data.status, missing.data.code, missing.data.links.tryInstead !== undefined]
    : null;

const last = await listLatest({ indicator: ['data-output-nda'], lane: ['outturn'] });
if (last.status !== 200 || last.data.rows !== 'whole') throw new Error('no latest figures');
const latest = last.data.data.map(({ period, value }) => [period, value]);

console.log(JSON.stringify({ latest, newest, formulas, cells, names, problem }));
