import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { statementId } from '../../src/domain/statements/statement.ts';
import { settled } from '../../src/store/seed/build/standings.ts';
import { seedFolder } from '../../src/store/seed/file/current-seed.ts';
import type { Settled } from '../../src/store/seed/read/dataset.ts';
import { readSeedFiles } from '../../src/store/seed/read/seed-files.ts';
import { dataset } from './dataset.ts';
import { faultsOf } from './edited.ts';

const digest = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

/** What a release said: how each of its statements stood to the others, and which were current. */
const standings = (statements: readonly Settled[]) =>
  digest(
    statements
      .map((s) =>
        [statementId(s), s.relation, s.previous, s.currentFrom !== null, s.currentTo === null].join(' '),
      )
      .sort()
      .join('\n'),
  );

/** Recorded when the releases were published; none of these lines ever changes. */
const published = [
  {
    release: 1,
    standings: '018c18bdb7d5683afd720b6d92510f35f3ca35295a501523a47b580bead7eacb',
    files: {
      'observations.csv': '9de5fc7db194305decace6e3dad6174ece1d0f58e436d238ca005bbb32d4079d',
      'indicators.csv': 'bad140e453c4190ce23340c28b5adb1a214296278e49b5dfe2c1ec803f20004e',
      'sources.csv': 'b4690b4c2ab4a163b0c6fdc90101c60e1ec765b8a92c1468f2f092d388240c58',
      'dataset.sqlite': '65d4f82861138ec61d6ef3a6f1f71d807412463b316fc7252e5910c53d63910f',
    },
  },
  {
    release: 2,
    standings: '4222ccaa6b8b113c074fe368f04ff6e1f2ac7d5c0d29fec58c920b65e4b62f6a',
    files: {
      'observations.csv': '2840191ae60f42202b12b5523b5a55397c9bd2ed15ec04e33f6e75dd86f7f861',
      'indicators.csv': '2b418e86e4631a7436ead2392be6e6c55b7864efd1bad22d54e6f0f5030ca904',
      'sources.csv': '26e190e668be59003492c2450218448c091963a1c9d52778003fb421bcef7811',
      'dataset.sqlite': 'd5740ca9a7b28a9efd0ffa8887cb4e83c274db8afe0890cabff987a55d0b6b78',
    },
  },
  {
    release: 3,
    standings: '7b4fc5d537d9bd544f71445d592dd2e4b06aea9a5b327ca7d7395bc27148be60',
    files: {
      'observations.csv': '3ef45fe8d953e8af24835e53952094caa8da423fdbed29e281e6e7f78f674c7a',
      'indicators.csv': 'aac5d2cb700da6dc83dda1af96c06049b83d61f1257c26f39d565101ea2e4edc',
      'sources.csv': 'e614daf976b7f46c38854941430c1980ea77532ff803b8fcbf014043708cf4c1',
      'dataset.sqlite': '5dca7b61ac69ec93f6b48a3cd9969ade5b1011a21cb2f354af733d70d62b142a',
    },
  },
];

describe.each(published)('release $release', (recorded) => {
  it('has the files that it was published with, to the byte', () => {
    const { files } = dataset.releases[recorded.release - 1] ?? { files: [] };
    const found = files.map(({ name, packed }) => [name, digest(gunzipSync(packed))]);
    expect(Object.fromEntries(found)).toEqual(recorded.files);
  });

  it('says of each statement what it said then: its relation, and whether it was the current one', () => {
    expect(standings(settled(dataset, recorded.release))).toBe(recorded.standings);
  });
});

describe('a file of a published release', () => {
  const whole = readSeedFiles(seedFolder);
  const path = 'releases/1/sources.csv.gz';

  it('is as long as the seed says, and has the checksum that it names', () => {
    const files = dataset.releases.flatMap((release) => release.files);
    expect(files.length).toBeGreaterThan(8);
    for (const { name, bytes, sha256, packed } of files) {
      const content = gunzipSync(packed);
      expect([content.length, digest(content)], name).toEqual([bytes, sha256]);
    }
  });

  it('that is missing is a fault', () => {
    const files = new Map([...whole].filter(([name]) => name !== path));
    expect(faultsOf(files)).toEqual([expect.stringContaining(`files: ${path} is missing.`)]);
  });

  it('that has changed is a fault', () => {
    const files = new Map([...whole, [path, whole.get('releases/1/indicators.csv.gz') ?? '']]);
    expect(faultsOf(files)).toEqual([
      expect.stringMatching(/^releases\.yaml:\d+:\d+ files: .* has the checksum b506a76a0ec0/),
    ]);
  });
});
