import { describe, expect, it } from 'vitest';
import { keptFiles, read } from './files.ts';

/** Folders that exist on somebody's machine and nowhere else. */
const machinePath = /(?<![\w./:$}-])(?:\/(?:home|root|Users|work|tmp|mnt)\/\w|[A-Z]:\\\w)/;
const registryHost = /registry\.(?:npmjs|yarnpkg|npmmirror)|npm\.pkg\.github|pkgs\.dev\.azure|jfrog\.io/;

/** The patterns above, and paths inside an image. */
const excepted =
  /^(test\/project\/files\.test\.ts|deploy\/Dockerfile|test\/deploy\/(image\.deploy|sandbox)\.ts):/;

/** Compressed bytes, in which any short pattern turns up by chance. */
const compressed = /\.(png|gz)$/;

/** Lines that a pattern finds in any text that git keeps. */
function linesWith(pattern: RegExp): string[] {
  return keptFiles()
    .filter((path) => !compressed.test(path))
    .flatMap((path) =>
      read(path)
        .split('\n')
        .flatMap((line, place) =>
          pattern.test(line) ? [`${path}:${place + 1} ${line.trim().slice(0, 80)}`] : [],
        ),
    );
}

describe('the files that git keeps', () => {
  it('contain no path of a developer’s machine', () => {
    expect('see /home/someone/notes').toMatch(machinePath);
    expect('https://stats.example/home/2024').not.toMatch(machinePath);
    expect(linesWith(machinePath).filter((line) => !excepted.test(line))).toEqual([]);
  });

  it('contain no host of a package registry', () => {
    expect(linesWith(registryHost).filter((line) => !excepted.test(line))).toEqual([]);
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });

  it('contain no database, no environment and no installed package', () => {
    const published = /^seed\/releases\/\d+\/dataset\.sqlite\.gz$/;
    const foreign = /\.sqlite|(^|\/)\.env$|(^|\/)node_modules\//;
    expect(keptFiles().filter((path) => foreign.test(path) && !published.test(path))).toEqual([]);
  });

  it('refer to no file outside the project', () => {
    const outside = keptFiles()
      .filter((path) => /\.(ts|mjs|json)$/.test(path))
      .filter((path) => /\.\.\/shared\b/.test(read(path)));
    expect(outside.filter((path) => path !== 'test/project/files.test.ts')).toEqual([]);
  });
});

describe('the packages', () => {
  it('are pinned exactly', () => {
    const manifest: Record<string, Record<string, string>> = JSON.parse(read('package.json'));
    const pins = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((group) =>
      Object.entries(manifest[group] ?? {}),
    );
    expect(pins.length).toBeGreaterThan(20);
    expect(pins.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
