import type { Dataset } from '../seed/read/dataset.ts';
import { readRawSeed } from '../seed/read/raw-seed.ts';
import { SeedError, type SeedFault } from '../seed/read/seed-faults.ts';
import { unknownEntry } from '../seed/read/seed-references.ts';
import type { ImportOptions } from './import-seed-files.ts';
import { Said } from './said.ts';

type Given = Pick<ImportOptions, 'source' | 'sources'>;

/**
 * The text of a seed file with the described sources that are new: null where all of them are known already, as they are
 * when an import is run again.
 * @throws Said where a source is known by another title, publisher or date, or where the source of all rows is not known
 */
export function newSources({ source, sources }: Given, before: Dataset): string | null {
  if (!sources) {
    if (source === null || before.sources.has(source)) return null;
    throw new Said(
      `${unknownEntry('source', source, before.sources.keys())} --title, --publisher and --published-on describe a new one.`,
      `没有来源“${source}”。请用--title、--publisher和--published-on描述新来源。`,
    );
  }
  const faults: SeedFault[] = [];
  const described = readRawSeed(new Map([['sources.yaml', sources]]), faults).sources;
  if (faults.length > 0) throw new SeedError(faults);
  const fresh = [...described].filter(([id, { value }]) => {
    const old = before.sources.get(id);
    if (old === undefined) return true;
    const differs = (['title', 'publisher', 'publishedOn'] as const).find((key) => old[key] !== value[key]);
    if (differs === undefined) return false;
    throw new Said(
      `The source "${id}" is known already, with ${differs} "${old[differs]}": leave out --title, --publisher and --published-on, or take another id.`,
      `来源“${id}”已存在，其${differs}为“${old[differs]}”：请去掉--title、--publisher和--published-on，或换用其他标识。`,
    );
  });
  return fresh.length > 0 ? sources : null;
}
