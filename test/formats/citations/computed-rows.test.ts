import { describe, expect, it } from 'vitest';
import { served } from '../../http/server.ts';

const server = served();

// Growth from 5.5 to 5.86 trillion: 2022 is stated by the survey of 2023, 2023 by that of 2024.
const growth = '/v1/observations?indicator=market-a&area=CN&period=2023&transform=yoy';
const cited = (format: string) => server().text(`${growth}&format=${format}`);

describe('a Chinese document', () => {
  const stated = '/v1/observations?indicator=output-b&area=CN&source=b-2024&revisions=all';
  const ofDocument = (format: string) => server().text(`${stated}&format=${format}`);

  it('stands under the title and the name that it prints in GB/T 7714', async () => {
    const [first] = (await ofDocument('gbt7714')).split('\n');
    expect(first).toBe('[1] 乙局. 模型测算[Z]. 2024-08.');
  });

  it('has its own title and the English one in APA, CSL-JSON, RIS and BibTeX', async () => {
    expect(await ofDocument('apa')).toContain('Office B. (2024, August). 模型测算 [Model run].');
    const [item] = JSON.parse(await ofDocument('csl'));
    expect(item).toMatchObject({ title: '模型测算', author: [{ literal: '乙局' }] });
    expect(item.note).toMatch(/^English title: Model run/);
    expect(await ofDocument('ris')).toContain('TI  - 模型测算\r\nTT  - Model run\r\nPB  - 乙局\r\n');
    expect(await ofDocument('bibtex')).toContain(
      'author = {{乙局}},\n  title = {{模型测算}},\n  titleaddon = {{Model run}},',
    );
  });
});

describe('a computed row', () => {
  it('cites the sources of all its operands, not only that of its own period', async () => {
    const { data } = await server().json(growth);
    expect(data.map(({ period, value }) => [period, value])).toEqual([['2023', 6.54545454545455]]);
  });

  it('cites the sources of its operands in BibTeX', async () => {
    const keys = [...(await cited('bibtex')).matchAll(/^@misc\{(.*),$/gm)].map(([, key]) => key);
    expect(keys).toEqual(['a-2023', 'a-2024', 'cde-release-second']);
  });

  it('cites the sources of its operands in RIS', async () => {
    const ids = [...(await cited('ris')).matchAll(/^ID {2}- (.*)\r$/gm)].map(([, id]) => id);
    expect(ids).toEqual(['a-2023', 'a-2024', 'cde-release-second']);
  });

  it('cites the sources of its operands in CSL-JSON', async () => {
    const items: { id: string; title: string }[] = JSON.parse(await cited('csl'));
    expect(items.map(({ id }) => id)).toEqual(['a-2023', 'a-2024', 'cde-release-second']);
    expect(items.slice(0, 2).map(({ title }) => title)).toEqual(['Survey of 2023', 'Survey of 2024']);
  });

  it('cites the sources of its operands in the style of APA', async () => {
    const entries = (await cited('apa')).split('\n\n');
    expect(entries).toHaveLength(3);
    expect(entries).toContain('Office A. (2023, May 10). Survey of 2023. https://example.org/2023');
    expect(entries).toContain('Office A. (2024, May 10). Survey of 2024. https://example.org/2024\n');
  });

  it('cites the sources of its operands in the style of GB/T 7714', async () => {
    const [older, newer, dataset] = (await cited('gbt7714')).split('\n');
    expect(older).toBe(
      '[1] Office A. Survey of 2023[EB/OL]. (2023-05-10)[2026-01-01]. https://example.org/2023.',
    );
    expect(newer).toBe(
      '[2] Office A. Survey of 2024[EB/OL]. (2024-05-10)[2026-01-01]. https://example.org/2024.',
    );
    expect(dataset).toMatch(/^\[3\] China Data Economy Indicators: release second\[DS\/OL\]/);
  });
});
