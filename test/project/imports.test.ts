import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptFiles, read } from './files.ts';

interface Import {
  readonly from: string;
  /** A file of the project, or the name of a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const statement =
  /^\s*(?:import|export)\s(?:(type)\s)?[^;'"]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'|\b(?:import|load|require)\('([^']+)'\)/gm;

function importsOf(from: string): Import[] {
  return [...read(from).matchAll(statement)].map(([, type, named, bare, called]) => {
    const target = named ?? bare ?? called ?? '';
    const to = target.startsWith('.') ? posix.join(posix.dirname(from), target) : target;
    return { from, to, typeOnly: type !== undefined };
  });
}

const imports = keptFiles()
  .filter((path) => /^src\/.*\.tsx?$/.test(path))
  .flatMap(importsOf);

const isPackage = (to: string) => !to.startsWith('src/');
const below = (folder: string) => (to: string) => to.startsWith(`src/${folder}/`);

/** What each folder may import of the project, as values; anything may import types that end in none of its own. */
const mayImport: Record<string, (link: Import) => boolean> = {
  domain: ({ to }) => below('domain')(to),
  store: ({ to }) => below('domain')(to) || below('store')(to) || to === 'src/version.ts',
  charts: ({ to }) => below('domain')(to) || below('charts')(to),
  formats: ({ to }) => below('domain')(to) || below('charts')(to) || below('formats')(to),
  http: ({ to, typeOnly }) =>
    below('domain')(to) ||
    below('charts')(to) ||
    below('formats')(to) ||
    below('http')(to) ||
    to === 'src/version.ts' ||
    (typeOnly && (to === 'src/store/store.ts' || to === 'src/config.ts')) ||
    // What the page is made of; the page itself runs in the browser.
    (below('explorer')(to) && !below('explorer/page')(to) && !(below('explorer/site')(to) && !typeOnly)),
  // A second face beside http: it negotiates, validates and answers as that does.
  sdmx: ({ to, typeOnly }) =>
    below('domain')(to) ||
    below('formats')(to) ||
    below('http')(to) ||
    below('sdmx')(to) ||
    (typeOnly && to === 'src/store/store.ts'),
  // For agents: the readers of http, answers of its own.
  mcp: ({ to, typeOnly }) =>
    below('domain')(to) ||
    below('http')(to) ||
    below('mcp')(to) ||
    to === 'src/version.ts' ||
    (typeOnly && to === 'src/store/store.ts'),
  // A client of the public API and of nothing else; the chart is the same on the server and in the page.
  explorer: ({ from, to }) =>
    below('explorer')(to) ||
    ((below('explorer/page')(from) || below('explorer/site')(from)) && below('charts')(to)),
};

const domainPackages = ['zod', 'decimal.js', 'fastest-levenshtein'];

describe('imports', () => {
  it('are found at all', () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(imports).toContainEqual({
      from: 'src/store/relational/keys.ts',
      to: 'src/domain/catalogue/catalogue.ts',
      typeOnly: true,
    });
    expect(imports).toContainEqual({
      from: 'src/store/relational/orm.ts',
      to: 'drizzle-orm',
      typeOnly: false,
    });
  });

  it.each(Object.entries(mayImport))('of %s go no further than they may', (folder, allowed) => {
    const own = imports.filter(({ from, to }) => below(folder)(from) && !isPackage(to));
    expect(own.filter((link) => !allowed(link))).toEqual([]);
  });

  it('of the domain name no package but those for parsing, decimals and spelling', () => {
    const packages = imports
      .filter(({ from, to }) => below('domain')(from) && isPackage(to))
      .map(({ to }) => to);
    expect(packages.filter((name) => !domainPackages.includes(name))).toEqual([]);
  });

  it('of the domain and the formats reach for no file, clock or environment', () => {
    const impure = /\bnew Date\(\)|\bDate\.now\(|\bprocess\.(?!emitWarning)|\bMath\.random\(/;
    const pure = keptFiles().filter((path) => /^src\/(domain|charts|formats)\/.*\.ts$/.test(path));
    expect(pure.filter((path) => impure.test(read(path)))).toEqual([]);
  });

  it('name a concrete store only in main.ts, serve.ts and cli/', () => {
    const concrete = imports.filter(({ to }) => below('store')(to) && to !== 'src/store/store.ts');
    const elsewhere = concrete.filter(({ from }) => !/^src\/((main|serve)\.ts|cli\/|store\/)/.test(from));
    expect(elsewhere).toEqual([]);
  });

  it('of drivers of databases are in the store only', () => {
    const drivers = /^(pg|better-sqlite3|drizzle-orm)(\/|$)/;
    const elsewhere = imports.filter(({ from, to }) => drivers.test(to) && !below('store')(from));
    expect(elsewhere).toEqual([]);
  });

  it('lead to files that are there', () => {
    const kept = new Set(keptFiles());
    expect(imports.filter(({ to }) => !isPackage(to) && !kept.has(to))).toEqual([]);
  });
});

type Link = Pick<Import, 'from' | 'to'>;

/** The imports of a circle: what is left when files that import nothing more, or that nobody imports, are taken away. */
function circular(links: readonly Link[]): readonly Link[] {
  const importing = new Set(links.map(({ from }) => from));
  const imported = new Set(links.map(({ to }) => to));
  const left = links.filter(({ from, to }) => importing.has(to) && imported.has(from));
  return left.length === links.length ? left : circular(left);
}

describe('import cycles', () => {
  const link = (from: string, to: string) => ({ from, to });

  it('would be found', () => {
    const circle = [link('a', 'b'), link('b', 'c'), link('c', 'a')];
    expect(circular([link('x', 'a'), ...circle, link('c', 'd')])).toEqual(circle);
    expect(circular([link('a', 'b'), link('a', 'c'), link('b', 'c')])).toEqual([]);
  });

  it('do not exist, not even of types', () => {
    const own = imports.filter(({ from, to }) => !isPackage(to) && !from.startsWith('src/explorer/page/'));
    expect(circular(own)).toEqual([]);
  });
});

describe('files', () => {
  const files = keptFiles().filter((path) => /^src\/.*\.tsx?$/.test(path));

  it('know which database it is in the store and in main.ts only; config.ts has its variables', () => {
    const knowing = files.filter((path) => /postgres|databaseUrl/i.test(read(path)));
    const elsewhere = knowing.filter((path) => !/^src\/(store\/|(main|config)\.ts$)/.test(path));
    expect(elsewhere).toEqual([]);
  });

  it('of src have names of their own, but for the routes of each resource', () => {
    const names = Map.groupBy(files, (path) => posix.basename(path));
    const shared = [...names].filter(([name, paths]) => paths.length > 1 && name !== 'routes.ts');
    expect(shared).toEqual([]);
  });

  it('of src have at most 250 lines', () => {
    expect(files.filter((path) => read(path).split('\n').length > 251)).toEqual([]);
  });

  it('of one folder are at most 14', () => {
    const folders = Map.groupBy(files, (path) => posix.dirname(path));
    expect([...folders].filter(([, paths]) => paths.length > 14)).toEqual([]);
  });
});

describe('the surroundings of the process', () => {
  it('are read only in main.ts, config.ts and cli/, and the clock in today.ts', () => {
    const readers = keptFiles()
      // The page runs in a browser, whose clock is its own.
      .filter((path) => /^src\/(?!explorer\/page\/).*\.tsx?$/.test(path))
      .filter((path) => /\bprocess\.env\b|\bnew Date\(\)/.test(read(path)));
    expect(
      readers.filter((path) => !/^src\/(main\.ts|config\.ts|cli\/|http\/request\/today\.ts)/.test(path)),
    ).toEqual([]);
  });
});

/** Picks one of two signs by an order: it never answers 0, so that a sort turns equal ones round. */
const signs = /(?<![=])[<>][^?:;{}]*\?\s*-?1\s*:\s*-?1\b/g;
/** Chosen only where the two differ. */
const guarded = /!== \w+\) return [^;]*$/;

describe('what orders two entries', () => {
  const unstable = (text: string) =>
    [...text.matchAll(signs)].filter(({ index }) => !guarded.test(text.slice(0, index)));

  it('would be found where it never answers 0', () => {
    expect(unstable('list.sort((a, b) => (a.day < b.day ? -1 : 1))')).toHaveLength(1);
    expect(unstable('a.count - b.count || (a.id > b.id\n ? 1\n : -1)')).toHaveLength(1);
    expect(unstable('return a < b ? -1 : a > b ? 1 : 0;')).toEqual([]);
    expect(unstable('if (x !== y) return x < y === descending ? 1 : -1;')).toEqual([]);
    expect(unstable("(side) => side === 'lower' ? 1 : -1")).toEqual([]);
  });

  it('answers 0 for equal ones, and compares texts the same in every locale', () => {
    const found = keptFiles()
      .filter((path) => /^(src|test|scripts|bench|clients)\/.*\.(ts|tsx|mjs)$/.test(path))
      .filter((path) => path !== 'test/project/imports.test.ts')
      .filter((path) => unstable(read(path)).length > 0 || /\.localeCompare\(/.test(read(path)));
    expect(found).toEqual([]);
  });
});
