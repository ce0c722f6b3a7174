import type { z } from 'zod';
import type { releaseEntry } from './seed-entries.ts';
import type { Entries, Entry } from './seed-yaml.ts';

type Release = Entry<z.infer<typeof releaseEntry>>;

/** The newest release when imports did not say yet after which release they came. */
const whenUnsaid = '2';

/** True for what an import added, and for a release that is made of imports. */
export function isLocal({ file }: Pick<Entry<unknown>, 'file'>): boolean {
  return file.startsWith('imports/');
}

/**
 * The releases in their order: those of local imports follow the release after which they came. A release that was
 * published later has no local statements, so that it is the same everywhere; behind it comes one that adds them again.
 */
export function ordered(releases: Entries<Release['value']>): Map<string, Release> {
  const all = [...releases.values()];
  const published = all.filter((release) => !isLocal(release));
  const last = published.at(-1)?.id ?? '';
  const locals = Map.groupBy(all.filter(isLocal), ({ value: { after = whenUnsaid } }) =>
    published.some(({ id }) => id === after) ? after : last,
  );
  const inOrder: Release[] = [];
  let local: string | null = null;
  for (const release of published) {
    inOrder.push(release);
    if (local !== null) inOrder.push(again(local, release));
    inOrder.push(...(locals.get(release.id) ?? []));
    local = locals.get(release.id)?.at(-1)?.id ?? local;
  }
  return new Map(inOrder.map((release) => [release.id, release]));
}

/** The release that adds the imports up to a local release to one that was published after them. */
function again(local: string, { id, value, place }: Release): Release {
  return {
    id: `${local}-on-${id}`,
    file: `imports/${local}`,
    place,
    value: {
      ...value,
      title: { en: `Release ${id} with local imports`, zh: `第${id}版及本地导入` },
      notes: {
        en: `Release ${id} and the imports up to ${local}.`,
        zh: `第${id}版，以及截至${local}的本地导入。`,
      },
      ...{ checksum: undefined, undoes: undefined },
      files: {},
    },
  };
}
