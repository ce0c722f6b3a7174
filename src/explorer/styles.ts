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

/** Latin fonts under the SIL Open Font License, of the serif one weight; Chinese text uses the fonts of the reader's system. */
export const fonts = [
  ['source-sans-3', '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'],
  ['source-serif-4', '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2'],
].map(([family = '', file = '']) => {
  const bytes = readFileSync(resolve(file));
  const name = `${family}.woff2`;
  return { name, address: addressOf(name, bytes), bytes };
});

const [sans, serif] = fonts;

const beside = (font: typeof sans) => `./${basename(font?.address ?? '')}`;

/** Style sheet of all pages, which lies beside its fonts. */
export const pageStyle = [
  'style.css',
  'text.css',
  'site/concepts/concepts.css',
  'site/evidence/evidence.css',
  'site/map/map.css',
  'site/areas/areas.css',
  'site/indicator/indicator.css',
  'site/take/take.css',
  'site/figure/figure.css',
]
  .map(read)
  .join('\n')
  .replace('/assets/sans.woff2', beside(sans))
  .replace('/assets/serif.woff2', beside(serif));

/** Swagger UI, as its package brings it. */
export const swaggerLibrary = () => readFileSync(resolve('swagger-ui-dist/swagger-ui-bundle.js'));

/** Style sheet of Swagger UI, then our colours and fonts for it. */
export const swaggerStyle = [
  readFileSync(resolve('swagger-ui-dist/swagger-ui.css'), 'utf8'),
  read('swagger-ui.css'),
].join('\n');

/** The icon of the site, as SVG. */
export const icon = read('icon.svg');
