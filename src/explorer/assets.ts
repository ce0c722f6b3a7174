import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { bundle } from './bundle.ts';
import { addressOf, fonts, icon, pageStyle } from './styles.ts';

/** A file that the page loads. */
export interface Asset {
  readonly type: string;
  readonly identity: Buffer;
  /** Null where compressing gains nothing: fonts are compressed already. */
  readonly br: Buffer | null;
  readonly gzip: Buffer | null;
}

/** Everything that the page is made of, by address. */
export interface Assets {
  readonly files: ReadonlyMap<string, Asset>;
  readonly boot: string;
  readonly script: string;
  readonly style: string;
  readonly icon: string;
  readonly fonts: readonly string[];
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.woff2': 'font/woff2',
};

const resolve = createRequire(import.meta.url).resolve;

/** Reads, bundles and compresses the files of the page; once, soon after the server listens or when the first page is asked for. */
export async function buildAssets(): Promise<Assets> {
  const raw = new Map<string, Buffer>();
  const add = (name: string, bytes: Buffer): string => {
    const address = addressOf(name, bytes);
    raw.set(address, bytes);
    return address;
  };
  const echarts = add('echarts.js', readFileSync(resolve('echarts/dist/echarts.esm.min')));
  const code = bundle(new URL('page/main.ts', import.meta.url), { echarts });
  const addresses = {
    boot: add('boot.js', readFileSync(new URL('page/boot.js', import.meta.url))),
    script: add('explorer.js', Buffer.from(code)),
    style: add('style.css', Buffer.from(pageStyle)),
    icon: add('icon.svg', Buffer.from(icon)),
    fonts: fonts.map(({ name, bytes }) => add(name, bytes)),
  };
  const compressed = [...raw].map(
    async ([address, bytes]) => [address, await asset(address, bytes)] as const,
  );
  return { ...addresses, files: new Map(await Promise.all(compressed)) };
}

const largeFile = 200_000;

async function asset(address: string, identity: Buffer): Promise<Asset> {
  const extension = extname(address);
  const type = types[extension] ?? 'application/octet-stream';
  if (extension === '.woff2') return { type, identity, br: null, gzip: null };
  // The best quality takes seconds on a library of a megabyte, and gains little there.
  const quality = identity.length > largeFile ? 9 : 11;
  const br = await promisify(brotliCompress)(identity, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality },
  });
  return { type, identity, br, gzip: await promisify(gzip)(identity, { level: 9 }) };
}
