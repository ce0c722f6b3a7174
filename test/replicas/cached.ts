import { load } from '../../bench/load.ts';
import { race } from '../../bench/race.ts';
import { bare } from '../../bench/rivals.ts';
import { answerOf } from '../../bench/servers.ts';
import { type Answered, askFor, faultOf, p99 } from '../load/clients.ts';
import type { Outcome } from '../running/promises.ts';
import { calibrated } from '../running/slowness.ts';
import { sitePath, theReplicas } from './replicas.ts';
import { zipfMix } from './zipf.ts';

/** Share of the repeated requests that the cache answers, milliseconds of a hit (p99), rate of hits over that of a bare server. */
const targets = { repeats: 0.95, hit: 50, ratio: 0.65 } as const;

const isHit = ({ cache }: Answered): boolean => /^(HIT|STALE|UPDATING)$/.test(cache);

/** Addresses of all resources by Zipf's law over 16 connections, through nginx. */
export async function mix(isShort: boolean): Promise<Outcome[]> {
  const replicas = await theReplicas();
  const seconds = isShort ? 6 : 60;
  const { addresses, next } = zipfMix(await replicas.indicators(), 20, isShort ? 1000 : 5000);
  const { result: answers, slow } = await calibrated(() =>
    askFor(seconds * 1000, { port: replicas.port, connections: 16, next }),
  );
  const [hits, others] = [answers.filter(isHit), answers.filter((answer) => !isHit(answer))];
  // While the others keep the machine busy, no time of a hit would be its own.
  const warm = answers.map(({ path }) => path);
  const again = await askFor(seconds * 250, {
    port: replicas.port,
    connections: 16,
    next: () => warm[Math.floor(Math.random() * warm.length)] ?? sitePath,
  });
  const repeats = repeatsIn(answers);
  const share = repeats.filter(isHit).length / repeats.length;
  const [hit, miss] = [again.filter(isHit), others].map((some) =>
    some.map(({ milliseconds }) => milliseconds),
  );
  const limit = targets.hit * slow;
  return [
    {
      promise: 'a Zipf mix of all resources through the cache: every answer is right',
      figure: `${answers.length} answers in ${seconds} s, ${hits.length} of them (${percent(hits.length / answers.length)}) from the cache, ${addresses.length} addresses`,
      faults: [...answers, ...again].flatMap(faultOf),
    },
    {
      promise: `what was answered before comes from the cache: ${percent(targets.repeats)} of the repeats`,
      figure: `${percent(share)} of ${repeats.length}`,
      faults:
        share >= targets.repeats
          ? []
          : repeats.filter((one) => !isHit(one)).map(({ path, cache }) => `${cache} ${path}`),
    },
    {
      promise: `an answer from the cache takes less than ${targets.hit} ms (p99)`,
      figure: `${latencies(hit)}, allowed ${limit.toFixed(0)} ms; under load past the cache ${latencies(miss)}`,
      faults: p99(hit ?? []) <= limit ? [] : [latencies(hit)],
    },
  ];
}

/** Answers to addresses that had been answered before they were asked for. */
function repeatsIn(answers: readonly Answered[]): Answered[] {
  const first = new Map<string, number>();
  for (const { path, at } of answers) first.set(path, Math.min(at, first.get(path) ?? at));
  return answers.filter(({ path, at, milliseconds }) => at - milliseconds > (first.get(path) ?? at));
}

/** One answer from the cache of one worker of nginx again and again, alternating with a bare server that sends the same bytes. */
export async function hits(isShort: boolean): Promise<Outcome[]> {
  const { port } = await theReplicas();
  const path = `${sitePath}/v1/observations?indicator=data-output-nda`;
  const floor = await bare((await answerOf(port, path)).body);
  const seconds = isShort ? 1 : 2;
  const asked = (of: number) => load({ port: of, paths: [path], repeat: true, seconds });
  const ratio = await race(
    'Hits of one worker of nginx',
    [
      { name: 'bare node:http', run: () => asked(floor.port) },
      { name: 'nginx', run: () => asked(port) },
    ],
    isShort ? 5 : 7,
  );
  await floor.stop();
  const { median, low, high } = ratio('nginx', 'bare node:http');
  return [
    {
      promise: `hits of one worker of nginx, over a bare node:http server: ${targets.ratio}`,
      figure: `${median.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`,
      faults: median >= targets.ratio ? [] : [median.toFixed(2)],
    },
  ];
}

function latencies(values: readonly number[] = []): string {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return `p50 ${half.toFixed(1)} ms, p99 ${p99(values).toFixed(0)} ms`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
