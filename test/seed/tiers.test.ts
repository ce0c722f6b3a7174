import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Source } from '../../src/domain/catalogue/catalogue.ts';
import { seedFolder } from '../../src/store/seed/file/current-seed.ts';
import { readSeedFiles } from '../../src/store/seed/read/seed-files.ts';
import { dataset, idOf, offenders, sources } from './dataset.ts';

const files = readSeedFiles(seedFolder);
const entries = <T extends z.ZodType>(path: string, shape: T) =>
  z.record(z.string(), shape).parse(load(files.get(path) ?? ''));

const hostsOf = entries('producers.yaml', z.object({ hosts: z.array(z.string()).default([]) }));

/** Hosts of all sources, those that are shown without a link too. */
const hosts = new Map(
  [...files.keys()]
    .filter((path) => path.startsWith('sources/'))
    .flatMap((path) => Object.entries(entries(path, z.object({ url: z.url().optional() }))))
    .map(([id, { url }]) => [id, url === undefined ? '' : new URL(url).hostname]),
);

const isBelow = (host: string, parents: readonly string[]) =>
  parents.some((parent) => host === parent || host.endsWith(`.${parent}`));

const isOwnPage = ({ id, producer }: Source) =>
  isBelow(hosts.get(id) ?? '', hostsOf[producer ?? '']?.hosts ?? []);

/** Sites of the State Council, of ministries and of central state media. */
const central = [
  ...['www.gov.cn', 'scio.gov.cn', 'ndrc.gov.cn', 'mofcom.gov.cn', 'china.org.cn', 'china.com.cn'],
  ...['news.cn', 'xinhuanet.com', 'people.cn', 'people.com.cn', 'chinadaily.com.cn', 'cri.cn', 'cctv.com'],
  ...['cgtn.com', 'ecns.cn', 'chinanews.com.cn', 'globaltimes.cn', 'gmw.cn', 'ce.cn', 'qstheory.cn'],
  ...['bjreview.com.cn', 'stdaily.com', 'workercn.cn', 'imsilkroad.com'],
];

describe('the tier of a source', () => {
  it('is primary on the own pages of its producer, and nowhere else', () => {
    const primary = sources.filter(({ tier }) => tier === 'primary');
    expect(primary.length).toBeGreaterThan(5);
    expect(offenders(primary, (source) => !isOwnPage(source), idOf)).toEqual([]);
    const own = sources.filter((source) => isOwnPage(source) && source.copyOf === null);
    expect(offenders(own, ({ tier }) => tier !== 'primary', idOf)).toEqual([]);
  });

  it('is official on the sites of the State Council, ministries and central state media', () => {
    const there = sources.filter(
      ({ id, copyOf }) => isBelow(hosts.get(id) ?? '', central) && copyOf === null,
    );
    expect(there.length).toBeGreaterThan(60);
    expect(offenders(there, ({ tier }) => tier === 'secondary', idOf)).toEqual([]);
  });

  it("is official where the text is a producer's, unless the page says that it is altered or a digest", () => {
    const shorts = new Set([...dataset.producers.values()].map(({ short }) => short.en));
    const isWhole = ({ publisher, note, title }: Source) =>
      !/altered|digest|inserted|machine/i.test([publisher, note, title].join(' '));
    const carried = sources.filter(
      (source) => source.copyOf !== null && shorts.has(source.copyOf.publisher ?? '') && isWhole(source),
    );
    expect(carried.length).toBeGreaterThan(15);
    const companies = new Set(['IDC', 'Inspur', 'Canalys', 'Nandu', 'AskCI', '21CBH', 'Frost & Sullivan']);
    const wrong = carried.filter(
      ({ tier, copyOf }) => tier !== 'official' && !companies.has(copyOf?.publisher ?? ''),
    );
    expect(wrong.map(idOf)).toEqual([]);
  });
});
