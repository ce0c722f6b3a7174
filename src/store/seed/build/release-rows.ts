import type { Statement } from '../../../domain/statements/statement.ts';
import type { Dataset, ReleaseDraft } from '../read/dataset.ts';
import { releaseFilesOf } from './release-files.ts';
import type { Insert } from './table-inserts.ts';

/** Inserts the releases of a dataset with their files; `byRelease` has the statements of each release, in the order of the releases. */
export function insertReleases(
  insert: Insert,
  dataset: Dataset,
  byRelease: readonly (readonly Statement[])[],
): void {
  for (const [place, release] of dataset.releases.entries()) {
    const statements = byRelease[place] ?? [];
    insert('releases', [releaseRow(release, statements)]);
    const files = filesOf(release, dataset, statements);
    insert(
      'releaseFiles',
      files.map((file) => ({ release: release.sequence, ...file })),
    );
  }
}

/** The files that a release was published with, else those that it would be published with, without their content. */
function filesOf({ files }: ReleaseDraft, dataset: Dataset, statements: readonly Statement[]) {
  if (files.length > 0) return files;
  return releaseFilesOf(dataset, statements).map((file) => ({ ...file, content: null }));
}

function releaseRow(release: ReleaseDraft, statements: readonly Statement[]) {
  const counts = {
    statements: statements.length,
    indicators: new Set(statements.map(({ indicator }) => indicator)).size,
    sources: new Set(statements.map(({ source }) => source)).size,
  };
  return { ...release, counts };
}
