import { mixOf } from '../../bench/mix.ts';
import { indicatorsOf } from '../../bench/servers.ts';
import type { Outcome } from '../running/promises.ts';
import { calibrated } from '../running/slowness.ts';
import { askFor, faultOf, p99, slowest } from './clients.ts';
import { loadServer } from './load-server.ts';
import { highest, type Sample, watched } from './watched.ts';

/** Megabytes a minute by which the resident memory may grow once it is warm, and the most that it may be. */
const targets = { slope: 3, resident: 600, cheap: 150 } as const;

/** Mixed load of all resources over 16 connections, for ten minutes or ten seconds: no wrong answer, flat memory. */
export async function soak(isShort: boolean): Promise<Outcome[]> {
  const server = await loadServer();
  const seconds = isShort ? 10 : 600;
  const paths = mixOf(await indicatorsOf(server.port), 16, 50_000);
  let place = -1;
  const next = () => {
    place += 1;
    return paths[place % paths.length] ?? '/v1';
  };
  const { result, slow } = await calibrated(() =>
    watched(server, () => askFor(seconds * 1000, { port: server.port, connections: 16, next })),
  );
  const { code } = await server.running.stop();
  const { result: answers, cheap, memory } = result;
  const latency = p99(cheap.map(({ milliseconds }) => milliseconds));
  const growth = slopeOf(memory.filter(({ at }) => at > seconds / 3));
  const most = highest(memory);
  const refused = answers.filter(({ status }) => status === 503).length;
  return [
    {
      promise: 'mixed load: every answer is right, or 503 with Retry-After',
      figure: `${answers.length} answers in ${seconds} s, ${refused} of them 503, the slowest ${slowest(answers).toFixed(0)} ms`,
      faults: [...answers.flatMap(faultOf), ...(code === 0 ? [] : [`the server ends with ${code}`])],
    },
    {
      promise: `mixed load: resident memory below ${targets.resident} MB${isShort ? '' : `, growing by less than ${targets.slope} MB a minute`}`,
      figure: `at most ${most.toFixed(0)} MB${isShort ? '' : `, ${growth.toFixed(1)} MB a minute`}`,
      // Ten seconds are too short for a slope.
      faults: [
        ...(most <= targets.resident ? [] : [`${most.toFixed(0)} MB`]),
        ...(isShort || growth <= targets.slope ? [] : [`it grows by ${growth.toFixed(1)} MB a minute`]),
      ],
    },
    {
      promise: `mixed load: cheap requests have a p99 below ${targets.cheap} ms`,
      figure: `${latency.toFixed(0)} ms of ${cheap.length}, allowed ${(targets.cheap * slow).toFixed(0)} ms`,
      faults: latency <= targets.cheap * slow ? [] : [`${latency.toFixed(0)} ms`],
    },
  ];
}

/** Megabytes a minute: the slope of the line of least squares. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [at, resident] = [
    mean(samples.map((sample) => sample.at)),
    mean(samples.map((sample) => sample.resident)),
  ];
  const above = samples.reduce((sum, sample) => sum + (sample.at - at) * (sample.resident - resident), 0);
  const below = samples.reduce((sum, sample) => sum + (sample.at - at) ** 2, 0);
  return (above / below) * 60;
}
