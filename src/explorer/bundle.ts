import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';

/** A package that the bundle does not contain, and the address that the browser loads it from. */
export interface External {
  readonly name: string;
  readonly address: string;
}

/**
 * A minified ES module of everything that an entry module imports, `import()` included, except the external package.
 * @throws Error of esbuild when a module is missing or has a syntax error
 */
export async function bundle(entry: URL, external?: External): Promise<Buffer> {
  const { build, stop } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      ...options,
      entryPoints: [fileURLToPath(entry)],
      alias: external ? { [external.name]: external.address } : {},
      external: external ? [external.address] : [],
    });
    return Buffer.concat(outputFiles.map(({ contents }) => contents));
  } finally {
    // The process in which esbuild works would keep its memory until the server ends.
    await stop();
  }
}

const options = {
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  charset: 'utf8',
  legalComments: 'inline',
  write: false,
  logLevel: 'silent',
} as const satisfies BuildOptions;
