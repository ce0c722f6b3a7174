import { setTimeout as pause } from 'node:timers/promises';
import type { Outcome } from '../running/promises.ts';
import { clockedNginx } from './clock.ts';
import { type Replicas, sitePath, theReplicas } from './replicas.ts';
import { type Seen, seenAt, watchReleases } from './watch-releases.ts';

/** A series that the new release gives thirty years more, and a list that has pages. */
const [series, list] = ['/v1/observations?indicator=data-output-nda', '/v1/observations?indicator=*&limit=7'];
/** Queries of answers that nobody asks for again until long after. */
const rarely = { late: '&limit=50', tooLate: '&limit=60' } as const;
/** Seconds of `Cache-Control`. */
const [fresh, revalidated] = [300, 3600];

/** Publishes a release on one replica after the other while clients read, page and ask for releases by name. */
export async function releases(isShort: boolean): Promise<Outcome[]> {
  const replicas = await theReplicas();
  const clocked = await clockedNginx(replicas);
  const older = (await seenAt(clocked.nginx.port, sitePath + series)).release;
  const newer = String(Number(older) + 1);
  for (const query of Object.values(rarely)) await seenAt(clocked.nginx.port, sitePath + series + query);
  const kept = performance.now();
  const clients = watchReleases(replicas.port, { series, list, older, newer });
  await pause(1000);
  for (const place of replicas.ports.keys()) {
    await replicas.publish(place);
    await until(replicas, place, newer);
    await pause(isShort ? 1000 : 5000);
  }
  const { answers, pagings, refused } = await clients.stop();
  const count = (release: string) => answers.filter((answer) => answer.release === release).length;
  const ended = (how: string) => pagings.filter((paging) => paging.end === how).length;
  return [
    {
      promise: 'a release rolled through: no answer mixes releases, and each names its own',
      figure: `${answers.length} answers, ${count(older)} of release ${older} and ${count(newer)} of ${newer}`,
      faults: [
        ...answers.flatMap(({ fault }) => fault),
        ...([older, newer].every((release) => count(release) > 0)
          ? []
          : ['one of the releases was not seen']),
      ],
    },
    {
      promise: 'paging finishes on the release that it began on, or gets 410 with an address that works',
      figure: `${pagings.length} lists, ${ended('finished')} finished, ${ended('gone')} got 410`,
      faults: pagings.flatMap(({ fault }) => fault),
    },
    {
      promise: 'who names a release gets that one, or is told that the replica does not have it yet',
      figure: `${answers.filter(({ isNamed }) => isNamed).length} answers, ${refused} refused`,
      faults: ended('finished') > 0 ? [] : ['no list was finished'],
    },
    await staleness(clocked, { older, newer, kept }),
  ];
}

/** How long the cache goes on with the older release, which it has kept since a moment: what it says before and after the times of Cache-Control. */
async function staleness(
  { nginx, ahead }: Awaited<ReturnType<typeof clockedNginx>>,
  { older, newer, kept }: { older: string; newer: string; kept: number },
): Promise<Outcome> {
  const found: string[] = [];
  const at = async (seconds: number, query: string, expected: readonly [string, string]) => {
    ahead(seconds - (performance.now() - kept) / 1000);
    const { cache, release } = await seenAt(nginx.port, `${sitePath}${series}${query}`);
    if (release !== expected[0] || cache !== expected[1])
      found.push(`after ${seconds} s release ${release} (${cache}) instead of ${expected.join(' ')}`);
  };
  // Asked for all the time: the first one after the five minutes gets the older one, and has the newer one fetched.
  await at(fresh - 30, '', [older, 'HIT']);
  await at(fresh + 30, '', [older, 'STALE']);
  await pause(1000);
  await at(fresh + 31, '', [newer, 'HIT']);
  // Asked for after a long time only.
  await at(fresh + revalidated - 30, rarely.late, [older, 'STALE']);
  await pause(1000);
  await at(fresh + revalidated - 29, rarely.late, [newer, 'HIT']);
  await at(fresh + revalidated + 30, rarely.tooLate, [newer, 'EXPIRED']);
  return {
    promise: `without a release in the address the cache serves the older one for ${fresh} s, once more within ${fresh + revalidated} s, then never`,
    figure: `nginx with its clock 30 s before and after ${fresh} and ${fresh + revalidated} s`,
    faults: found,
  };
}

/** Waits until a replica serves a release. */
async function until({ ports }: Replicas, place: number, release: string): Promise<void> {
  const isThere = async (): Promise<boolean> => {
    const { release: served }: Seen = await seenAt(ports[place] ?? 0, '/v1/releases');
    return served === release;
  };
  const deadline = performance.now() + 60_000;
  while (!(await isThere())) {
    if (performance.now() > deadline) throw new Error(`Replica ${place} does not serve release ${release}.`);
    await pause(100);
  }
}
