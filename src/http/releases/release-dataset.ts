import type { Catalogue, Release, ReleaseFile } from '../../domain/catalogue/catalogue.ts';
import { dataPackageOf, type PackagedFile } from '../../domain/catalogue/data-package.ts';
import { datasetName } from '../../domain/catalogue/dataset-terms.ts';
import { known } from '../../domain/catalogue/known.ts';
import type { DescribedDataset } from '../../formats/catalogues/described-dataset.ts';
import { bareType } from '../../formats/format.ts';
import type { Store } from '../../store/store.ts';

/** A release as catalogues of data describe it. */
export function releaseDataset(
  { id, publishedOn, title, notes, files }: Release,
  { areas, topics }: Catalogue,
  base: string,
): DescribedDataset {
  const iri = `${base}/v1/releases/${id}`;
  return {
    ...{ iri, id, description: notes, page: `${base}/`, version: id },
    title: {
      en: `${datasetName.en}, release ${id}: ${title.en}`,
      zh: `${datasetName.zh}第${id}版：${title.zh}`,
    },
    ...{ issued: publishedOn, modified: publishedOn, producers: [], sources: [] },
    keywords: [...topics.values()].map(({ name }) => name),
    areas: [known(areas, 'CN')],
    ...{ days: null, frequency: null, measure: null },
    distributions: files.map(({ name, mediaType, bytes, sha256 }) => ({
      ...{ address: `${iri}/files/${name}`, title: name, mediaType: bareType({ mediaType }), bytes, sha256 },
    })),
  };
}

/** The files of a release as a data package, by their paths beside its address. */
export async function packageOf(release: Release, store: Store): Promise<object> {
  const files = release.files.map((file) => packaged(file, release, store));
  return dataPackageOf(release, await Promise.all(files));
}

async function packaged(
  { name, mediaType, bytes, sha256 }: ReleaseFile,
  { sequence }: Release,
  store: Store,
): Promise<PackagedFile> {
  const content = name.endsWith('.csv') ? await store.file(sequence, name) : null;
  const columns = content?.toString('utf8', 0, content.indexOf('\r\n')).split(',') ?? null;
  return {
    ...{
      path: `files/${name}`,
      title: null,
      description: null,
      mediaType: bareType({ mediaType }),
      bytes,
      sha256,
    },
    ...{ columns, hasStatements: name === 'observations.csv' },
  };
}
