import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { BuildOptions, Metafile, Plugin } from 'esbuild';

/** A minified ES module of everything that an entry module imports. @throws Error of esbuild when a module is missing or has a syntax error */
export async function bundle(entry: URL): Promise<Buffer> {
  const { outputFiles } = await built(entry, {});
  return Buffer.concat(outputFiles.map(({ contents }) => contents));
}

/** A bundle in several files, which lie beside each other. */
export interface Split {
  /** The bytes by name; names contain a hash of them. */
  readonly files: ReadonlyMap<string, Buffer>;
  /**
   * Of the entry module and of each that is imported by `import()` the file, and those that it imports in turn: by the
   * path of the module below the folder of the entry.
   */
  readonly modules: ReadonlyMap<string, readonly string[]>;
}

/** The same with a file for each module that `import()` names, and for what several of them share. @throws Error of esbuild */
export async function splitBundle(entry: URL, folder: URL): Promise<Split> {
  const { outputFiles, metafile } = await built(entry, {
    splitting: true,
    absWorkingDir: fileURLToPath(folder),
    outdir: fileURLToPath(folder),
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
  });
  return {
    files: new Map(outputFiles.map(({ path, contents }) => [basename(path), Buffer.from(contents)])),
    modules: modulesOf(metafile),
  };
}

/** The same as a CommonJS module for Node.js, with all packages that it imports, but for modules that only browsers load. @throws Error of esbuild */
export async function bundleForServer(entry: URL, external: string[]): Promise<Buffer> {
  const { outputFiles } = await built(entry, {
    format: 'cjs',
    platform: 'node',
    minify: false,
    target: 'node26',
    external,
  });
  return Buffer.concat(outputFiles.map(({ contents }) => contents));
}

/** A minified style sheet. @throws Error of esbuild */
export function minifiedStyle(style: string): Promise<Buffer> {
  return withEsbuild(async ({ transform }) => {
    const { code } = await transform(style, { loader: 'css', minify: true, charset: 'utf8' });
    return Buffer.from(code);
  });
}

function built(entry: URL, special: BuildOptions) {
  const entryPoints = [fileURLToPath(entry)];
  return withEsbuild(({ build }) =>
    build({ ...options, ...special, entryPoints, write: false, metafile: true }),
  );
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

function modulesOf({ outputs }: Metafile): Split['modules'] {
  const withImports = (path: string, found = new Set<string>()): Set<string> => {
    if (found.has(path)) return found;
    found.add(path);
    for (const { path: imported, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement') withImports(imported, found);
    return found;
  };
  return new Map(
    Object.entries(outputs).flatMap(([path, { entryPoint }]) =>
      entryPoint === undefined
        ? []
        : [[entryPoint, [...withImports(path)].map((file) => basename(file))] as const],
    ),
  );
}

/** Has the texts of one language evaluated when they are bundled: what they are made of are those of both. */
const evaluated: Plugin = {
  name: 'evaluated',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]words[/\\](?:english|chinese)\.ts$/ }, async ({ path }) => {
      const exported: Readonly<Record<string, unknown>> = await import(pathToFileURL(path).href);
      const lines = Object.entries(exported).map(
        ([name, value]) => `export const ${name} = ${JSON.stringify(value)};`,
      );
      return { contents: lines.join('\n'), loader: 'js' };
    });
  },
};

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
  plugins: [evaluated],
} as const satisfies BuildOptions;
