import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { read } from '../project/files.ts';
import { buildContext, dockerfile } from './dockerfile.ts';

const instructions = dockerfile();
const final = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
const lastOf = (name: string) => final.findLast((one) => one.name === name)?.value ?? '';
const manifest: { scripts: Record<string, string> } = JSON.parse(read('package.json'));

describe('the image', () => {
  it('is built in one stage and run in another one, of the same base', () => {
    const bases = instructions.filter(({ name }) => name === 'FROM').map(({ value }) => value.split(' ')[0]);
    expect(bases).toEqual(['node:24-bookworm-slim', 'node:24-bookworm-slim']);
  });

  it('runs as a user without a name and without rights', () => {
    expect(lastOf('USER')).toBe('1000:1000');
  });

  it('starts the server as npm start does, without npm and without a shell', () => {
    expect(JSON.parse(lastOf('CMD')).join(' ')).toBe(manifest.scripts.start);
  });

  it('is asked for its health by Node, over the readiness of the server', () => {
    const [, command = ''] = lastOf('HEALTHCHECK').split('CMD ');
    expect(JSON.parse(command)).toEqual(['node', 'deploy/health.mjs']);
    expect(read('deploy/health.mjs')).toContain("'/readyz'");
  });

  it('is given what the server reads, and nothing else of the project', () => {
    const context = buildContext();
    for (const path of ['package-lock.json', '.npmrc', 'src/main.ts', 'docs/errors.md', 'seed/releases.yaml'])
      expect(context).toContain(path);
    const texts = ['errors', 'glossary', 'methodology'].flatMap((name) => [
      `docs/${name}.md`,
      `docs/${name}.zh.md`,
    ]);
    const other = context.filter((path) => /^(test|bench|\.ci|\.git)|\.env|\.md$/.test(path));
    expect(other.toSorted()).toEqual(texts.toSorted());
  });
});

describe('compose-single.yaml', () => {
  it('runs it with a read-only root and no privilege, for this machine alone', () => {
    const { services } = load(read('deploy/compose-single.yaml')) as { services: Record<string, object> };
    expect(services.api).toMatchObject({
      build: { context: '..', dockerfile: 'deploy/Dockerfile' },
      read_only: true,
      tmpfs: ['/tmp'],
      volumes: [`data:${lastOf('VOLUME')}`],
      ports: [`127.0.0.1:3000:${lastOf('EXPOSE')}`],
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });
});
