import { describe, expect, it } from 'vitest';
import { environment } from '../../src/config.ts';
import { problems } from '../../src/domain/problems.ts';
import { keptFiles, read } from './files.ts';

describe('docs/errors.md', () => {
  const sections = read('docs/errors.md').split(/^## /m).slice(1);
  const codeOf = (section: string) => section.split('\n')[0];

  it('has one heading per problem code, in their order', () => {
    expect(sections.map(codeOf)).toEqual(Object.keys(problems));
  });

  it.each(Object.entries(problems))('gives status and title of %s', (code, { status, title }) => {
    const section = sections.find((candidate) => codeOf(candidate) === code);
    expect(section).toContain(`${status}: ${title}. `);
  });

  it('has the same codes, each with its status, in Chinese', () => {
    const chinese = read('docs/errors.zh.md').split(/^## /m).slice(1);
    expect(chinese.map((section) => /^(\S+)\n\n(\d+)：/.exec(section)?.slice(1))).toEqual(
      Object.entries(problems).map(([code, { status }]) => [code, `${status}`]),
    );
  });
});

describe('the configuration table of the README', () => {
  const lines = read('README.md').split('\n');
  const start = lines.indexOf('| variable | default | meaning |');
  const end = lines.findIndex((line, place) => place > start && !line.startsWith('|'));
  const rows = lines.slice(start + 2, end === -1 ? undefined : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

  it('is described once', () => {
    expect(start).toBeGreaterThan(-1);
    expect(lines.lastIndexOf('| variable | default | meaning |')).toBe(start);
  });

  it('says what src/config.ts says: name, default and meaning', () => {
    const defaults = new Map(Object.entries(environment.parse({})));
    const said = Object.entries(environment.shape).map(([name, { description }]) => {
      const value = defaults.get(name);
      return [`\`${name}\``, value === undefined ? '' : `\`${value}\``, description];
    });
    expect(rows).toEqual(said);
  });
});

describe('decision records', () => {
  const records = keptFiles().filter((path) => path.startsWith('docs/decisions/'));

  it('are numbered one after the other', () => {
    const numbers = records
      .map((path) => /^docs\/decisions\/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1])
      .toSorted();
    expect(numbers).toEqual(numbers.map((_, place) => String(place + 1).padStart(4, '0')));
  });

  it.each(records)('%s has at most 30 lines', (path) => {
    expect(read(path).trimEnd().split('\n').length).toBeLessThanOrEqual(30);
  });
});
