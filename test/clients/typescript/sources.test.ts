import { describe, expect, it } from 'vitest';
import { isFresh, typedDocument } from '../../../scripts/client-schema.ts';
import { keptFiles, read } from '../../project/files.ts';

const sources = keptFiles().filter((path) => /^clients\/typescript\/src\/(?!schema)\w+\.ts$/.test(path));
const client: Record<string, Record<string, string>> = JSON.parse(read('clients/typescript/package.json'));
const project: Record<string, Record<string, string>> = JSON.parse(read('package.json'));
const tools: Record<string, Record<string, string>> = JSON.parse(read('clients/tools/package.json'));

describe('the sources of the client', () => {
  it('contain no cast, no any and no assertion that something is there', () => {
    expect(sources.length).toBeGreaterThan(4);
    const cast = /\bas (?!const\b)|\bany\b|<any>|[\w)\]]!(?=[.;,)[])|@ts-/;
    expect('const row = data as Row;').toMatch(cast);
    expect('first!.value').toMatch(cast);
    const notCode = /^import [\s\S]*?;$|\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'/gm;
    const code = (path: string) => read(path).replace(notCode, '');
    expect(sources.filter((path) => cast.test(code(path)))).toEqual([]);
  });

  it('use nothing but what fetch brings', () => {
    const imports = sources.flatMap((path) => [...read(path).matchAll(/from '([^.'][^']*)'/g)]);
    expect(new Set(imports.map(([, name]) => name))).toEqual(new Set(['openapi-fetch']));
    expect(sources.filter((path) => /\b(process|Buffer|node:)/.test(read(path)))).toEqual([]);
  });
});

describe('the types of the client', () => {
  it('are those of openapi.yaml as it stands: run "npm run client"', () => expect(isFresh()).toBe(true));

  it('do not depend on the examples of the document, which change with the data', () => {
    const document = typedDocument();
    expect(document).toContain('"/v1/observations"');
    expect(document).not.toMatch(/"examples?":|text\/csv|"206"/);
  });
});

describe('the packages of the client', () => {
  it('are pinned, and tested in the version that is published', () => {
    const pins = Object.values({ ...client.dependencies, ...tools.dependencies });
    expect(pins.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(project.devDependencies).toMatchObject(client.dependencies ?? {});
  });

  it('are locked without hosts', () => {
    expect(read('clients/tools/package-lock.json')).not.toContain('"resolved"');
  });
});
