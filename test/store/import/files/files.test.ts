import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FileOptions, figuresIn, file, realDataset } from './reading.ts';

/** The examples that a document has, as they are understood. */
async function examplesOf(path: string) {
  const text = readFileSync(join(import.meta.dirname, '../../../..', path), 'utf8');
  const examples = [...text.matchAll(/```csv\n(.*?)```/gs)].map(([, example = '']) => example);
  return Promise.all(examples.map((example) => figuresIn(Buffer.from(example), realDataset)));
}

it('the examples of README.md and docs/data.md are read as they say', async () => {
  expect(await examplesOf('README.md')).toEqual([
    ['2: data-output-nda CN 2024 41.06e0'],
    ['4 2024年12月: gdp-current-nbs CN 2024 1349083.5e8', '4 2024年11月: missing'],
  ]);
  expect(await examplesOf('docs/data.md')).toEqual([
    [
      '2: data-output-nda CN 2024 41.06e0',
      '3: ai-enterprises-miit CN 2024 0.45e4',
      '4: gdp-current-provincial CN-GD 2024-01-01/P9M 9.9e12',
    ],
    ['4 2024年12月: gdp-current-nbs CN 2024 1349083.5e8', '4 2024年11月: missing'],
  ]);
});

interface Case {
  readonly name: string;
  readonly options: FileOptions & { readonly reads?: ReadonlyMap<string, string> };
  /** What each line of the outcome begins with. */
  readonly expected: readonly string[];
}

/** `expected.txt`: the name of a file, options as JSON, and below them what is understood of its lines. */
const cases = readFileSync(join(import.meta.dirname, 'expected.txt'), 'utf8')
  .trim()
  .split('\n\n## ')
  .map((text): Case => {
    const [head = '', ...expected] = text.split('\n');
    const [, name = '', json = ''] = /^(?:## )?(\S+) ?(.*)$/.exec(head) ?? [];
    const { reads, ...options } = JSON.parse(json || '{}');
    return { name, options: reads ? { ...options, reads: new Map(reads) } : options, expected };
  });

describe('a file as people have it', () => {
  it.each(cases.map((each) => [`${each.name} ${JSON.stringify(each.options)}`, each] as const))(
    'is understood as expected: %s',
    async (_, { name, options, expected }) => {
      const found = await figuresIn(file(name), realDataset, options);
      const lines = found.join('\n').split('\n').slice(0, expected.length);
      expect(lines.map((line, at) => line.slice(0, expected[at]?.length ?? 0).trimEnd())).toEqual(expected);
      if (!found[0]?.startsWith('refused')) expect(found).toHaveLength(expected.length);
    },
  );
});
