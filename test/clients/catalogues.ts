import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Answers, Outcome } from './reader.ts';

export const shaclPackages = ['rdf-validate-shacl@0.6.5', 'n3@2.13.12', 'jsonld@9.0.0'];

const datasets = [
  'releases/1',
  'releases/3',
  'indicators/data-output-nda',
  'indicators/internet-users-cnnic',
];

/** Reads the shapes, then each file, and fails where one does not conform. */
const program = `import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

const [shapes, ...files] = process.argv.slice(2);
const validator = new SHACLValidator(new Store(new Parser().parse(readFileSync(shapes, 'utf8'))));
for (const file of files) {
  const options = { format: 'application/n-quads', safe: true };
  const quads = await jsonld.toRDF(JSON.parse(readFileSync(file, 'utf8')), options);
  const { conforms, results } = await validator.validate(new Store(new Parser().parse(quads)));
  if (!conforms) throw new Error(results.map(({ path, message }) => path?.value + ' ' + message.map(({ value }) => value)).join('; '));
}
`;

/** Holds datasets to the shapes of DCAT-AP 3.0.1, where `CLIENT_SOURCES` has its repository in `DCAT-AP`. */
export async function readCatalogues({ folder, base }: Answers): Promise<Outcome[]> {
  const what = 'DCAT-AP 3.0.1 by its SHACL shapes';
  const shapes = join(process.env.CLIENT_SOURCES ?? '', 'DCAT-AP/releases/3.0.1/shacl/dcat-ap-SHACL.ttl');
  if (process.env.CLIENT_SOURCES === undefined || !existsSync(shapes))
    return [{ what, ok: true, detail: 'not read: CLIENT_SOURCES names no folder that has them' }];
  const files = await Promise.all(
    datasets.map((path, place) => saved(`${base}/v1/${path}`, join(folder, `dataset-${place}.jsonld`))),
  );
  const script = join(folder, 'shapes.mjs');
  writeFileSync(script, program);
  try {
    await promisify(execFile)(process.execPath, [script, shapes, ...files]);
    return [{ what, ok: true, detail: `${files.length} datasets` }];
  } catch (error) {
    return [{ what, ok: false, detail: String(error) }];
  }
}

async function saved(address: string, file: string): Promise<string> {
  const answer = await fetch(address, { headers: { accept: 'application/ld+json' } });
  writeFileSync(file, await answer.text());
  return file;
}
