import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { keptFiles, read, root } from './files.ts';

/** One row of the table of docs/security.md: a risk, and the tests that show how it is met. */
interface Risk {
  readonly name: string;
  readonly tests: readonly { readonly file: string; readonly title: string }[];
}

const risks: Risk[] = [
  ...read('docs/security.md').matchAll(/^\| (API\d+:2023 [^|]*) \|[^|]*\|(.*)\|$/gm),
].map(([, name = '', proofs = '']) => ({
  name,
  tests: [...proofs.matchAll(/`(test\/\S+\.test\.ts)`: “([^”]+)”/g)].map(([, file = '', title = '']) => ({
    file,
    title,
  })),
}));

/** The list of 2023, as OWASP publishes it. */
const published = [
  'API1:2023 Broken Object Level Authorization',
  'API2:2023 Broken Authentication',
  'API3:2023 Broken Object Property Level Authorization',
  'API4:2023 Unrestricted Resource Consumption',
  'API5:2023 Broken Function Level Authorization',
  'API6:2023 Unrestricted Access to Sensitive Business Flows',
  'API7:2023 Server Side Request Forgery',
  'API8:2023 Security Misconfiguration',
  'API9:2023 Improper Inventory Management',
  'API10:2023 Unsafe Consumption of APIs',
];

describe('docs/security.md', () => {
  it('answers each risk of the OWASP API Security Top 10', () => {
    expect(risks.map(({ name }) => name)).toEqual(published);
  });

  it.each(risks)('names tests that exist: $name', ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    for (const { file, title } of tests) {
      const titles = [...read(file).matchAll(/(?:\b(?:it|describe)\(|\]\)\(|\)\()\s*(['`])(.+?)\1,/gs)];
      expect(
        titles.map(([, , found]) => found),
        file,
      ).toContain(title);
    }
  });
});

describe('the server', () => {
  it('has nothing that opens a connection, but to the Redis and the PostgreSQL of its operator', () => {
    const client =
      /\bfetch\(|\bWebSocket\(|from 'node:(?:https?|http2|tls|dgram|dns)'|\bconnect\(|\bnew pg\./;
    // The page has code for its readers to run.
    const server = keptFiles().filter((path) =>
      /^src\/(?!explorer\/page\/|explorer\/site\/take\/snippets).*\.ts$/.test(path),
    );
    expect(server.length).toBeGreaterThan(100);
    expect(server.filter((path) => client.test(read(path)))).toEqual([
      'src/http/redis-counts.ts',
      'src/store/postgres/pg-live.ts',
      'src/store/postgres/pg-pools.ts',
      'src/store/postgres/pg-transaction.ts',
    ]);
  });
});

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

const lock: { packages: Record<string, Locked> } = JSON.parse(read('package-lock.json'));
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
const shipped = locked.filter(([, { dev }]) => dev !== true);

/** Licences under which a package may be shipped; those with a condition for certain packages alone. */
const licences: Readonly<Record<string, RegExp>> = {
  MIT: /./,
  ISC: /./,
  '0BSD': /./,
  'BSD-2-Clause': /./,
  'BSD-3-Clause': /./,
  'Apache-2.0': /./,
  'MIT AND Apache-2.0': /./,
  'BlueOak-1.0.0': /./,
  'PSF-2.0': /^argparse$/,
  // Fonts may be served and embedded, not sold by themselves.
  'OFL-1.1': /^@(fontsource|fontsource-variable|embedpdf)\//,
  // Copyleft for changes of its own files; they are used as they are.
  'MPL-2.0': /^@resvg\//,
};

const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('a package that is installed in production', () => {
  it('has a licence that allows it', () => {
    expect(shipped.length).toBeGreaterThan(100);
    const faults = shipped.filter(
      ([path, { license }]) => !(licences[license ?? '']?.test(nameOf(path)) ?? false),
    );
    expect(faults.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });

  it('has the licence that the lock file says', () => {
    const installed = shipped.filter(([path]) => existsSync(`${root}${path}/package.json`));
    expect(installed.length).toBeGreaterThan(100);
    for (const [path, { license }] of installed) {
      const manifest: { license: unknown } = JSON.parse(read(`${path}/package.json`));
      expect(manifest.license, path).toBe(license);
    }
  });
});

describe('an installation', () => {
  it('runs no script of a package', () => {
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
    const manifest: { scripts: object; allowScripts: Record<string, boolean> } = JSON.parse(
      read('package.json'),
    );
    const own = ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare'];
    expect(own.filter((name) => name in manifest.scripts)).toEqual([]);
    // Should somebody allow scripts, the packages that have one are refused by name.
    const scripted = locked.flatMap(([path, { hasInstallScript }]) =>
      hasInstallScript ? [nameOf(path)] : [],
    );
    expect(scripted.filter((name) => manifest.allowScripts[name] !== false)).toEqual([]);
  });

  it('brings the native library of better-sqlite3 for every platform with the package', () => {
    for (const platform of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64'])
      expect(existsSync(`${root}node_modules/better-sqlite3/lib/${platform}.js`), platform).toBe(true);
  });
});

describe('npm run sbom', () => {
  it('lists every package as CycloneDX, with version, licence and checksum, and marks those for development', async () => {
    const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'sbom'], {
      cwd: root,
      maxBuffer: 2 ** 26,
    });
    const { bomFormat, components }: Bill = JSON.parse(stdout);
    expect(bomFormat).toBe('CycloneDX');
    const marked = (one: Component) =>
      one.properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');
    for (const development of [false, true]) {
      const listed = components.filter((one) => marked(one) === development);
      const expected = locked.filter(([, { dev }]) => (dev === true) === development);
      expect(new Set(listed.map(({ name, version }) => `${name}@${version}`))).toEqual(
        new Set(expected.map(([path, { version }]) => `${nameOf(path)}@${version}`)),
      );
    }
    for (const { name, licenses, hashes } of components) {
      expect(licenses.length, name).toBeGreaterThan(0);
      expect(hashes.map(({ alg }) => alg)).toContain('SHA-512');
    }
  });
});

interface Component {
  readonly name: string;
  readonly version: string;
  readonly licenses: readonly unknown[];
  readonly hashes: readonly { readonly alg: string }[];
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

interface Bill {
  readonly bomFormat: string;
  readonly components: readonly Component[];
}
