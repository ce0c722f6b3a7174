import { describe, expect, it } from 'vitest';
import { known } from '../../src/domain/catalogue/known.ts';
import { compareText } from '../../src/domain/compare-text.ts';
import { csvLine } from '../../src/domain/statements/csv-cells.ts';
import { withEvidence } from '../../src/store/seed/build/evidence-rows.ts';
import { GatheredEvidence, presentOf } from '../../src/store/seed/build/gathered-evidence.ts';
import { settled, settledReleases } from '../../src/store/seed/build/standings.ts';
import { checksOf } from '../../src/store/seed/checks/seed-checks.ts';
import { seedFolder } from '../../src/store/seed/file/current-seed.ts';
import type { Draft, Settled } from '../../src/store/seed/read/dataset.ts';
import { readDataset } from '../../src/store/seed/read/read-seed.ts';
import { statementColumns } from '../../src/store/seed/read/seed-entries.ts';
import { readSeedFiles } from '../../src/store/seed/read/seed-files.ts';
import { currentStatements, dataset as published } from './dataset.ts';

const after = published.releases.at(-1)?.id ?? '';
const failed = checksOf(published, settled(published)).filter(({ outcome }) => outcome === 'inconsistent');
const operand = failed.find(({ identity }) => identity !== 'agreement')?.operands[0]?.id;
const concepts = Map.groupBy(
  currentStatements.filter(({ indicator }) => known(published.indicators, indicator).concept !== null),
  ({ indicator, area, period, lane }) =>
    `${known(published.indicators, indicator).concept} ${area} ${period.text} ${lane}`,
);
const rival = [...concepts.values()].find((all) => new Set(all.map(({ indicator }) => indicator)).size > 2);

/** What imports state besides: of an operand of a check that fails, of a rival, and of others. */
const besides = [
  ...currentStatements.filter(({ id }) => id === operand),
  ...(rival ?? []).slice(0, 1),
  ...currentStatements.filter((_, place) => place % 500 === 0),
];

function releaseText(number: number, more = ''): string {
  const told = '{ en: Import, zh: 导入 }';
  return `"local-${number}": { publishedOn: 2026-12-01, after: "${after}", title: ${told}, notes: ${told}${more} }\n`;
}

const newest = [...published.sources.values()].toSorted((a, b) => compareText(b.publishedOn, a.publishedOn));

/** The files of an import of one line: a figure of another source, a tenth higher. */
function importOf({ indicator, area, period, kind, value }: Draft, number: number): [string, string][] {
  const taken = new Set(published.statements.filter((s) => s.indicator === indicator).map((s) => s.source));
  const source = newest.find(({ id }) => !taken.has(id))?.id ?? '';
  const { unit } = known(published.indicators, indicator);
  const figure = { value: String(Math.round((value ?? 1) * 1.1) + 1), scale: '0', qualifier: 'exact' };
  const cells: Record<string, string> = {
    ...{ indicator, area, period: period.text, unit, kind, source, locator: 'document' },
    ...{ release: `local-${number}`, ...figure },
  };
  const line = csvLine(statementColumns.map((column) => cells[column] ?? ''));
  const folder = `imports/000${number}`;
  return [
    [`${folder}/observations.csv`, csvLine(statementColumns) + line],
    [`${folder}/releases.yaml`, releaseText(number)],
  ];
}

const undone = besides.length + 1;
const dataset = readDataset(
  new Map([
    ...readSeedFiles(seedFolder),
    ...besides.flatMap((draft, place) => importOf(draft, place + 1)),
    [`imports/000${undone}/releases.yaml`, releaseText(undone, ', undoes: local-2')],
  ]),
);
const first = published.releases.length;

const standingsOf = (statements: readonly Settled[]) =>
  statements.map(({ id, fromRelease, relation, currentFrom, currentTo, previous }) =>
    [id, fromRelease, relation, currentFrom, currentTo, previous].join(' '),
  );

describe('a build with many releases of one line', () => {
  const releases = settledReleases(dataset);
  const alone = dataset.releases.map(({ sequence }) => settled(dataset, sequence));
  const standings = releases.map(standingsOf);
  const checks = checksOf(dataset, releases.at(-1) ?? []);
  const { byRelease } = withEvidence(dataset, releases, checks);

  it('has all of them', () => {
    expect(dataset.setAside).toEqual([]);
    expect(dataset.releases).toHaveLength(first + undone);
    expect(operand).toBeDefined();
    expect(rival).toBeDefined();
  });

  it('lets every statement stand as it stands where the release is settled alone', () => {
    expect(standings).toEqual(alone.map(standingsOf));
  });

  it('finds the evidence that a release has where it is gathered alone', () => {
    for (const [place, statements] of alone.entries()) {
      const gathered = new GatheredEvidence(dataset, statements, checks);
      const expected = statements.map((statement) => JSON.stringify(presentOf(gathered.spans(statement))));
      const found = byRelease[place] ?? [];
      expect(found.map(({ evidence }) => JSON.stringify(evidence))).toEqual(expected);
    }
  });

  it('makes no statement again that a release does not touch', () => {
    for (let place = first; place < byRelease.length; place += 1) {
      const before = new Set<object>(byRelease[place - 1]);
      const made = (byRelease[place] ?? []).filter((statement) => !before.has(statement));
      expect(made.length).toBeGreaterThan(place === byRelease.length - 1 ? 0 : 1);
      expect(made.length).toBeLessThan(40);
    }
  });
});
