import { expect, it } from 'vitest';
import { freePort } from '../../start/starting.ts';
import { serve } from '../server.ts';
import { ask } from '../wire.ts';
import { problemIn } from './problem.ts';

it('counts answers by route, method and status, and so their durations', async () => {
  const server = await serve();
  await ask(server.port, '/v1/indicators/output-a');
  await ask(server.port, '/v1/indicators/output-a');
  await ask(server.port, '/v1/indicators/output-a', { headers: { 'If-None-Match': '*' } });
  await ask(server.port, '/v1/indicators/nothing');
  await ask(server.port, '/v1/indicators', { method: 'HEAD' });
  await ask(server.port, '/nothing');
  const text = (await ask(server.port, '/metrics')).text;
  await server.app.close();
  const counted = (route: string, method: string, status: number) =>
    `http_requests_total{route="${route}",method="${method}",status="${status}"}`;
  for (const [series, count] of [
    [counted('/v1/indicators/:id', 'GET', 200), 2],
    [counted('/v1/indicators/:id', 'GET', 304), 1],
    [counted('/v1/indicators/:id', 'GET', 404), 1],
    [counted('/v1/indicators', 'HEAD', 200), 1],
    [counted('unknown', 'GET', 404), 1],
    ['http_request_duration_seconds_count{route="/v1/indicators/:id",method="GET",status="200"}', 2],
    ['answer_cache_hits', 2],
  ])
    expect(text.split('\n')).toContain(`${series} ${count}`);
});

it('count what clients ask for, not what the server tries for them', async () => {
  const own = await serve();
  for (const path of ['/nothing', '/v1/observations?indicator=output-x']) await own.get(path);
  const text = await own.text('/metrics');
  const counts = [...text.matchAll(/^http_requests_total\{.*\} (\d+)$/gm)].map(([, count]) => Number(count));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
  await own.app.close();
});

it('METRICS_PORT takes them off the public port', async () => {
  const port = await freePort();
  const own = await serve({ environment: { METRICS_PORT: port, PUBLIC_URL: 'https://data.example' } });
  await own.get('/v1');
  problemIn(await ask(own.port, '/metrics'), 'unknown-path');
  expect(await own.text('/openapi.json')).not.toContain('/metrics');
  const metrics = await ask(Number(port), '/metrics');
  expect(metrics.status).toBe(200);
  expect(metrics.text).toContain('http_requests_total{route="/v1",method="GET",status="200"} 1\n');
  const other = await ask(Number(port), '/v1');
  problemIn(other, 'unknown-path');
  expect(JSON.parse(other.text).links.tryInstead).toBe(`http://127.0.0.1:${port}/metrics`);
  problemIn(await ask(Number(port), '/metrics', { method: 'POST' }), 'method-not-allowed');
  await own.app.close();
  await expect(ask(Number(port), '/metrics')).rejects.toThrow('ECONNREFUSED');
});
