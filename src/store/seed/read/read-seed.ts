import type { z } from 'zod';
import type { Indicator, Retired, Source } from '../../../domain/catalogue/catalogue.ts';
import { compareText } from '../../../domain/compare-text.ts';
import { isInRelease } from '../../../domain/statements/statement.ts';
import { lastDay } from '../../../domain/time/period.ts';
import { Corrections } from '../statements/corrections.ts';
import { LocalRows } from '../statements/local-rows.ts';
import { sequenceOf, statementOf } from '../statements/statement-lines.ts';
import { statementsChecksum } from '../statements/statements-checksum.ts';
import type { Dataset, Draft } from './dataset.ts';
import { type RawSeed, readRawSeed } from './raw-seed.ts';
import { isLocal } from './release-order.ts';
import type * as entries from './seed-entries.ts';
import { SeedError, type SeedFault } from './seed-faults.ts';
import type { SeedFiles } from './seed-files.ts';
import { References } from './seed-references.ts';
import type { Entries, Entry } from './seed-yaml.ts';
import { storedFiles } from './stored-files.ts';

/**
 * The dataset that seed files describe. Rows of imports with faults are set aside: an import that an earlier version
 * accepted is no reason not to start.
 * @throws SeedError with the faults of all other files, in the order of files, lines and columns
 */
export function readDataset(files: SeedFiles): Dataset {
  const faults: SeedFault[] = [];
  const raw = readRawSeed(files, faults);
  const references = new References(raw, faults);
  references.checkCatalogue();
  const statements = raw.rows.flatMap((row) => {
    const draft = statementOf(row, raw, references);
    return draft === null ? [] : [{ draft, row, place: row.place }];
  });
  const published = statements.filter(({ row }) => !isLocal(row));
  references.checkStatements(published);
  const states = new Corrections(published, raw, references).apply();
  const local = new LocalRows(states, raw, references).apply(statements.filter(({ row }) => isLocal(row)));
  const drafts = [...states, ...local];
  references.checkRetired();
  // Sorted once, so that the checksum of each release finds them in their order.
  const byId = drafts.toSorted((a, b) => compareText(a.id, b.id));
  const checksums = [...raw.releases.keys()].map((_, place) =>
    statementsChecksum(byId.filter((draft) => isInRelease(draft, place + 1))),
  );
  if (!faults.some((fault) => !isLocal(fault))) references.checkReleases(checksums);
  references.checkChecks(drafts.filter(({ toRelease }) => toRelease === null));
  const stored = storedFiles(files, raw, faults);
  const inOrder = faults.toSorted(byPlace);
  const fatal = inOrder.filter((fault) => !isLocal(fault));
  if (fatal.length > 0) throw new SeedError(fatal);
  return { ...datasetOf(raw, drafts, { stored, checksums }), setAside: inOrder };
}

/** The files of releases by their ids, and their checksums in order. */
interface Published {
  readonly stored: ReturnType<typeof storedFiles>;
  readonly checksums: readonly string[];
}

function datasetOf(
  raw: RawSeed,
  statements: readonly Draft[],
  { stored, checksums }: Published,
): Omit<Dataset, 'setAside'> {
  return {
    areas: withIds(raw.areas),
    units: withIds(raw.units),
    topics: withIds(raw.topics),
    concepts: withIds(raw.concepts),
    producers: withIds(raw.producers),
    synonyms: withIds(raw.synonyms),
    indicators: new Map([...withIds(raw.indicators)].map(([id, entry]) => [id, indicatorOf(entry, raw)])),
    sources: new Map([...raw.sources].map(([id, entry]) => [id, sourceOf(entry)])),
    releases: [...raw.releases.values()].map(
      ({ id, file, value: { publishedOn, title, notes, undoes = null } }, index) => ({
        ...{ id, sequence: index + 1, publishedOn, title, notes, undoes, local: isLocal({ file }) },
        checksum: checksums[index] ?? '',
        files: stored.get(id) ?? [],
      }),
    ),
    retired: [...withIds(raw.retired).values(), ...retiredIn(raw, statements)],
    statements,
    earlierTiers: earlierTiers(raw),
    checks: [...withIds(raw.checks).values()],
    checkRules: [...withIds(raw.checkRules).values()],
  };
}

function withIds<T>(raw: Entries<T>): Map<string, T & { readonly id: string }> {
  return new Map([...raw].map(([id, { value }]) => [id, { ...value, id }]));
}

type RawIndicator = z.infer<typeof entries.indicatorEntry> & { readonly id: string };

function indicatorOf(entry: RawIndicator, raw: RawSeed): Indicator {
  if (entry.retired === null) return { ...entry, retired: null };
  const { release, successor } = entry.retired;
  return { ...entry, retired: { release: sequenceOf(release, raw), successor } };
}

/** The indicators that are retired and the statements that are withdrawn. */
function retiredIn({ indicators, releases }: RawSeed, statements: readonly Draft[]): Retired[] {
  const sequences = [...releases.keys()];
  const ended = [...indicators].flatMap(([id, { value }]): Retired[] => {
    if (value.retired === null) return [];
    const { release, successor, reason } = value.retired;
    return [{ id, kind: 'indicator', release, successor, reason: reason ?? noReason }];
  });
  const alive = new Set(statements.filter(({ toRelease }) => toRelease === null).map(({ id }) => id));
  const withdrawn = statements.flatMap((draft): Retired[] => {
    if (draft.withdrawn === null || alive.has(draft.id)) return [];
    const { release, successor, reason } = draft.withdrawn;
    const shown = { release: sequences[release - 1] ?? '', successor, reason: { en: reason, zh: reason } };
    return [{ id: draft.id, kind: 'observation', ...shown }];
  });
  return [...ended, ...withdrawn];
}

const noReason = { en: 'Merged into another.', zh: '已并入其他指标。' };

function earlierTiers(raw: RawSeed): Dataset['earlierTiers'] {
  return new Map(
    [...raw.sources].map(([id, { value }]) => [
      id,
      value.before.flatMap(({ release, tier }) =>
        tier === undefined ? [] : { release: sequenceOf(release, raw), tier },
      ),
    ]),
  );
}

function sourceOf({
  id,
  value: { link, before: _, ...value },
}: Entry<z.infer<typeof entries.sourceEntry>>): Source {
  const publishedPrecision = lastDay(value.publishedOn).precision;
  return { ...value, id, url: link ? value.url : null, publishedPrecision };
}

function byPlace(a: SeedFault, b: SeedFault): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column;
}
