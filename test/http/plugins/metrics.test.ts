import { expect, it } from 'vitest';
import { serve } from '../server.ts';
import { ask } from '../wire.ts';

it('counts answers by route, method and status, and their durations by route', async () => {
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
    ['http_request_duration_seconds_count{route="/v1/indicators/:id"}', 4],
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
