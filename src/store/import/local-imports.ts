import type { Text } from '../../domain/statements/codes.ts';
import type { Dataset } from '../seed/read/dataset.ts';
import { readDataset } from '../seed/read/read-seed.ts';
import type { SeedFiles } from '../seed/read/seed-files.ts';
import { unknownEntry } from '../seed/read/seed-references.ts';
import { importFolder } from './import-seed-files.ts';
import { Said } from './said.ts';

/** An import into a database. */
export interface LocalImport {
  /** Id of its release. */
  readonly id: string;
  readonly importedOn: string;
  readonly title: Text;
  readonly statements: number;
  readonly sources: readonly string[];
  /** The import that it takes back; null for an import of figures. */
  readonly undoes: string | null;
  /** The import that took it back; null while it stands. */
  readonly undoneBy: string | null;
}

/** The imports that a seed has, oldest first. */
export function localImports({ releases, statements }: Dataset): LocalImport[] {
  const bySequence = Map.groupBy(statements, ({ release }) => release);
  return releases
    .filter(({ id, local }) => local && !id.includes('-on-'))
    .map(({ id, sequence, publishedOn, title, undoes }) => {
      const added = bySequence.get(sequence) ?? [];
      return {
        ...{ id, title, undoes, importedOn: publishedOn },
        statements: new Set(added.map((draft) => draft.id)).size,
        sources: [...new Set(added.map(({ source }) => source))],
        undoneBy: releases.find((release) => release.undoes === id)?.id ?? null,
      };
    });
}

/**
 * The seed files of a release that withdraws what an import added. Nothing is removed: earlier releases go on having it.
 * @throws Said where there is no such import, or where it is undone already
 */
export function undoFiles(
  id: string,
  seed: SeedFiles,
  { number, today }: { number: number; today: string },
): SeedFiles {
  const dataset = readDataset(seed);
  const all = localImports(dataset);
  const found = all.find((each) => each.id === id);
  if (found === undefined) throw notFound(id, all);
  if (found.undoneBy !== null)
    throw new Said(`${id} was undone already, by ${found.undoneBy}.`, `${id}已由${found.undoneBy}撤销。`);
  if (found.undoes !== null)
    throw new Said(
      `${id} takes back ${found.undoes}: import the file of ${found.undoes} again instead.`,
      `${id}本身是对${found.undoes}的撤销：请重新导入${found.undoes}的文件。`,
    );
  const after = dataset.releases.findLast(({ local }) => !local)?.id ?? '';
  const release = `"local-${number}":
  publishedOn: ${today}
  after: "${after}"
  undoes: ${id}
  title: { en: ${id} taken back, zh: 撤销${id} }
  notes: { en: "Withdraws the ${found.statements} statements of ${id}.", zh: 撤回${id}的${found.statements}条表述。 }
`;
  return new Map([[`${importFolder(number)}/releases.yaml`, release]]);
}

function notFound(id: string, all: readonly LocalImport[]): Said {
  if (all.length === 0) return new Said('Nothing was imported into this database.', '该数据库没有任何导入。');
  const ids = all.map((each) => each.id);
  return new Said(
    `${unknownEntry('import', id, ids)} --list lists all.`,
    `没有导入“${id}”。用--list可列出全部导入。`,
  );
}
