import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { bundle, bundleForServer, minifiedStyle, splitBundle } from './bundle.ts';
import { addressOf, fonts, icon, pageStyle, swaggerLibrary, swaggerStyle } from './styles.ts';

/** A file that the page loads. */
export interface Asset {
  readonly type: string;
  readonly identity: Buffer;
  /** Null for fonts, which are compressed already. */
  readonly br: Buffer | null;
  readonly gzip: Buffer | null;
}

/** All files of the page by address, and the addresses that its HTML names. */
export interface Assets {
  readonly files: ReadonlyMap<string, Asset>;
  readonly boot: string;
  /** The script of the pages that the server renders: the first one starts it, the others are what it imports. */
  readonly siteScripts: readonly string[];
  /** The scripts of each module that it loads when it is needed, by the path of the module below this folder. */
  readonly modules: ReadonlyMap<string, readonly string[]>;
  /** The module that renders these, as code for Node.js. */
  readonly renderer: Buffer;
  readonly style: string;
  /** The script of pages of text. */
  readonly textScript: string;
  /** Swagger UI: the script that starts it, the library, and its style sheet. */
  readonly swagger: { readonly script: string; readonly library: string; readonly style: string };
  readonly icon: string;
  readonly fonts: readonly string[];
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Bundles and compresses the files of the page: about a second of work outside the event loop. */
export async function buildAssets(): Promise<Assets> {
  const raw = new Map<string, Buffer>();
  const add = (name: string, bytes: Buffer): string => {
    const address = addressOf(name, bytes);
    raw.set(address, bytes);
    return address;
  };
  const entry = (path: string) => new URL(path, import.meta.url);
  const [site, renderer, text, swagger, style, swaggerSheet] = await Promise.all([
    splitBundle(entry('site/browser.tsx'), entry('.')),
    bundleForServer(entry('site/server.tsx'), ['./drawn-chart.ts', '../../chart-library.ts']),
    bundle(entry('page/text-entry.ts')),
    bundle(entry('page/swagger-entry.ts')),
    minifiedStyle(pageStyle),
    minifiedStyle(swaggerStyle),
  ]);
  const beside = (name: string) => `/assets/${name}`;
  for (const [name, bytes] of site.files) raw.set(beside(name), bytes);
  const modules = new Map([...site.modules].map(([module, names]) => [module, names.map(beside)]));
  const addresses = {
    boot: add('boot.js', readFileSync(entry('page/boot.js'))),
    siteScripts: modules.get('site/browser.tsx') ?? [],
    modules,
    renderer,
    style: add('style.css', style),
    textScript: add('text.js', text),
    swagger: {
      script: add('docs.js', swagger),
      library: add('swagger-ui.js', swaggerLibrary()),
      style: add('swagger-ui.css', swaggerSheet),
    },
    icon: add('icon.svg', Buffer.from(icon)),
    fonts: fonts.map(({ name, bytes }) => add(name, bytes)),
  };
  const files = [...raw].map(
    async ([address, bytes]) => [address, await compressed(address, bytes)] as const,
  );
  return { ...addresses, files: new Map(await Promise.all(files)) };
}

const largeFile = 200_000;

async function compressed(address: string, identity: Buffer): Promise<Asset> {
  const extension = extname(address);
  const type = types[extension] ?? 'application/octet-stream';
  if (extension === '.woff2') return { type, identity, br: null, gzip: null };
  // The best quality takes seconds for the large libraries and gains little there.
  const quality = identity.length > largeFile ? 10 : 11;
  const br = await promisify(brotliCompress)(identity, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality },
  });
  return { type, identity, br, gzip: await promisify(gzip)(identity, { level: 9 }) };
}
