import { fileURLToPath } from 'node:url';
import type { BuildOptions, Plugin } from 'esbuild';

/** A module that the bundle does not contain, by the name that it is imported by, and the address that the browser loads it from. */
export interface External {
  readonly name: string;
  readonly address: string;
}

/**
 * A minified ES module of everything that an entry module imports, `import()` included, except the external package.
 * @throws Error of esbuild when a module is missing or has a syntax error
 */
export function bundle(entry: URL, external?: External): Promise<Buffer> {
  return bundled(entry, { plugins: external ? [leftOut(external)] : [] });
}

/** The same as a CommonJS module for Node.js, with all packages that it imports; the external module is one that only browsers load. @throws Error of esbuild */
export function bundleForServer(entry: URL, external: External): Promise<Buffer> {
  return bundled(entry, {
    format: 'cjs',
    platform: 'node',
    minify: false,
    target: 'node26',
    plugins: [leftOut(external)],
  });
}

/** A minified style sheet. @throws Error of esbuild */
export function minifiedStyle(style: string): Promise<Buffer> {
  return withEsbuild(async ({ transform }) => {
    const { code } = await transform(style, { loader: 'css', minify: true, charset: 'utf8' });
    return Buffer.from(code);
  });
}

function bundled(entry: URL, special: BuildOptions): Promise<Buffer> {
  return withEsbuild(async ({ build }) => {
    const { outputFiles } = await build({
      ...options,
      ...special,
      write: false,
      entryPoints: [fileURLToPath(entry)],
    });
    return Buffer.concat((outputFiles ?? []).map(({ contents }) => contents));
  });
}

let inUse = 0;

/**
 * Runs what needs esbuild, and ends its process after the last of all that run at the same time: they share it, and
 * kept it would hold its memory until the server ends.
 */
async function withEsbuild<T>(use: (esbuild: typeof import('esbuild')) => Promise<T>): Promise<T> {
  inUse += 1;
  try {
    return await use(await import('esbuild'));
  } finally {
    inUse -= 1;
    if (inUse === 0) await (await import('esbuild')).stop();
  }
}

/** Leaves a module out of the bundle and has it loaded from its address. */
function leftOut({ name, address }: External): Plugin {
  return {
    name: 'external',
    setup({ onResolve }) {
      onResolve({ filter: /./ }, ({ path }) => (path === name ? { path: address, external: true } : null));
    },
  };
}

const options = {
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  charset: 'utf8',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'inline',
  logLevel: 'silent',
} as const satisfies BuildOptions;
