import type { Statement } from '../../../domain/statements/statement.ts';
import type { Dataset, ReleaseDraft } from '../read/dataset.ts';
import type { NamedFile } from '../read/stored-files.ts';
import { ReleaseFiles } from './release-files.ts';
import type { Insert } from './table-inserts.ts';

/** Inserts the releases of a dataset with their files; `byRelease` has the statements of each release, in the order of the releases. */
export function insertReleases(
  insert: Insert,
  dataset: Dataset,
  byRelease: readonly (readonly Statement[])[],
): void {
  const files = new ReleaseFiles(dataset);
  for (const [place, release] of dataset.releases.entries()) {
    const statements = byRelease[place] ?? [];
    insert('releases', [releaseRow(release, statements)]);
    insert(
      'releaseFiles',
      filesOf(release, statements, files).map((file) => ({ release: release.sequence, ...file })),
    );
  }
}

/**
 * The files that a release was published with, else those that it would be published with, without their content. A
 * release of local imports is never published: its statements are in the database of its user.
 */
function filesOf(
  { files, local }: ReleaseDraft,
  statements: readonly Statement[],
  written: ReleaseFiles,
): Inserted[] {
  if (files.length > 0) return files.map(({ packed, ...file }) => ({ ...file, content: packed }));
  return written.of(statements, { withSqlite: !local }).map((file) => ({ ...file, content: null }));
}

type Inserted = Omit<NamedFile, 'content'> & { readonly content: Buffer | null };

function releaseRow(release: ReleaseDraft, statements: readonly Statement[]) {
  const counts = {
    statements: statements.length,
    indicators: new Set(statements.map(({ indicator }) => indicator)).size,
    sources: new Set(statements.map(({ source }) => source)).size,
  };
  return { ...release, counts };
}
