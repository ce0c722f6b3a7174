import { Counter, Histogram, Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { Answers } from '../../../src/http/answers.ts';
import { bounds, Counts } from '../../../src/http/counts.ts';
import { registryOf } from '../../../src/http/exposition.ts';
import { Spool } from '../../../src/http/spool.ts';
import { openSeeded } from '../../../src/store/seed/build/open-seeded.ts';
import { fixture } from '../server.ts';

const answered = [0.1, 0.5, 0.7, 3, 3, 40, 99, 700, 5000].flatMap((ms) => [
  { route: '/v1', method: 'GET', status: 200, ms },
  { route: '/v1', method: 'HEAD', status: 304, ms: ms / 2 },
  { route: '/v1/indicators/:id', method: 'GET', status: 404, ms: ms * 2 },
]);

it('are those that the library counts itself, answer by answer', async () => {
  const expected = new Registry();
  const registers = [expected];
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Answers sent.',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to the end of the answer.',
    labelNames: ['route'],
    buckets: bounds,
    registers,
  });
  const counts = new Counts();
  for (const { route, method, status, ms } of answered) {
    requests.inc({ route, method, status });
    durations.observe({ route }, ms / 1000);
    counts.tell({ requestId: 'req-1', url: '/', ip: '127.0.0.1', route, method, status, ms });
  }
  const store = openSeeded(':memory:', fixture);
  const spool = new Spool({ store: () => store, most: 0, onFault: () => {} });
  const registry = registryOf({ counts, answers: new Answers(0), spool });
  expect(numbers(await registry.getSingleMetricAsString('http_requests_total'))).toEqual(
    numbers(await expected.getSingleMetricAsString('http_requests_total')),
  );
  expect(numbers(await registry.getSingleMetricAsString('http_request_duration_seconds'))).toEqual(
    numbers(await expected.getSingleMetricAsString('http_request_duration_seconds')),
  );
  // Asked again, nothing is counted twice.
  expect(numbers(await registry.getSingleMetricAsString('http_requests_total'))).toEqual(
    numbers(await expected.getSingleMetricAsString('http_requests_total')),
  );
});

/** Lines in any order; sums of durations to the microsecond, since they are added up in another order. */
function numbers(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\d+\.\d{7,}$/, (number) => String(Math.round(Number(number) * 1e6) / 1e6)))
    .sort();
}
