import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, extname } from 'node:path';

const resolve = createRequire(import.meta.url).resolve;
const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** The address of a file of the page. It contains a hash of the bytes, so that clients may cache it without revalidation. */
export function addressOf(name: string, bytes: Buffer): string {
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 10);
  const extension = extname(name);
  return `/assets/${basename(name, extension)}.${hash}${extension}`;
}

/** Latin fonts under the SIL Open Font License; Chinese text uses the fonts of the reader's system. */
export const fonts = ['sans-3', 'serif-4'].map((family) => {
  const bytes = readFileSync(
    resolve(`@fontsource-variable/source-${family}/files/source-${family}-latin-wght-normal.woff2`),
  );
  const name = `source-${family}.woff2`;
  return { name, address: addressOf(name, bytes), bytes };
});

const [sans, serif] = fonts;

/** The style sheet with its fonts in a folder, which is relative to its own address. */
function styleWith(folder: string): string {
  const fontIn = (font: typeof sans) => `${folder}/${basename(font?.address ?? '')}`;
  return read('style.css')
    .replace('/assets/sans.woff2', fontIn(sans))
    .replace('/assets/serif.woff2', fontIn(serif));
}

/** Style sheet of the explorer, which lies beside its fonts. */
export const pageStyle = styleWith('.');

/** Style sheet of Swagger UI: fonts and colours of the explorer, then rules of its own. Its fonts are not preloaded, hence `swap`. */
export const docsStyle = `${styleWith('../../../assets').split('/* Ground */')[0]?.replaceAll('optional', 'swap')}\n${read('docs.css')}`;

export const docsScript = read('docs.js');
export const icon = read('icon.svg');
