import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../src/domain/catalogue/indicators-at.ts';
import { Problem } from '../../src/domain/problems.ts';
import { computations } from '../../src/http/observations/computation/computations.ts';
import { compareTool } from '../../src/mcp/tools/compare-tool.ts';
import { computeTool } from '../../src/mcp/tools/compute-tool.ts';
import { describeTool } from '../../src/mcp/tools/describe-tool.ts';
import { latestTool } from '../../src/mcp/tools/latest-tool.ts';
import { type CallResult, fitted } from '../../src/mcp/tools/room.ts';
import { searchTool } from '../../src/mcp/tools/search-tool.ts';
import { seriesTool } from '../../src/mcp/tools/series-tool.ts';
import type { Tool } from '../../src/mcp/tools/tool.ts';
import { verifyTool } from '../../src/mcp/tools/verify-tool.ts';
import type { Store } from '../../src/store/store.ts';
import { catalogueStore, patience } from '../fixtures/catalogue.ts';
import { isLong } from '../long-form.ts';

let store: Store;
let catalogue: Catalogue;
beforeAll(async () => {
  store = await catalogueStore();
  catalogue = await store.catalogue();
}, patience);

const base = 'https://a-long-name-of-a-host.data.example.org/with/a/path';

async function call<I extends z.ZodType, O extends z.ZodType<object, object>>(
  { input, output, answer }: Tool<I, O>,
  written: Readonly<Record<string, unknown>>,
): Promise<CallResult> {
  const asking = { store, base, today: '2026-11-30', signal: new AbortController().signal };
  const result = fitted(await answer({ written, read: input.parse(written) }, asking));
  output.parse(result.structuredContent);
  expect(Buffer.byteLength(JSON.stringify(result)), JSON.stringify(written)).toBeLessThanOrEqual(7_800);
  return result;
}

/** Lets a refusal pass, which says why. */
function refused(fault: unknown): void {
  expect(fault).toBeInstanceOf(Problem);
}

/** Indicators with the most statements, which have the longest answers; all of them in the long form. */
function indicators(): string[] {
  const statements = (id: string) =>
    (catalogue.series.get(id) ?? []).reduce((sum, { statements }) => sum + statements, 0);
  const all = [...livingIndicators(catalogue).keys()].sort((a, b) => statements(b) - statements(a));
  return isLong ? all : all.slice(0, 12);
}

it('is computed in the queue of the API, and not for a client that has left', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { signal } = new AbortController();
  const others = Array.from({ length: 68 }, () => computations.run({ signal }, () => promise));
  const written = { indicator: 'data-output-nda', transform: 'yoy' };
  const asked = { written, read: computeTool.input.parse(written) };
  const asking = { store, base, today: '2026-11-30', signal };
  await expect(computeTool.answer(asked, asking)).rejects.toMatchObject({ code: 'unavailable' });
  resolve();
  await Promise.all(others);
  await expect(computeTool.answer(asked, { ...asking, signal: AbortSignal.abort() })).rejects.toThrow(
    /abort/i,
  );
  expect((await computeTool.answer(asked, asking)).entries).toBeGreaterThan(0);
});

const oddTexts = [
  'data',
  '数据',
  '数'.repeat(200),
  'x y '.repeat(50),
  '__proto__',
  "'; drop table --",
  '\u0000🙂',
];
const oddClaims = [
  '2020 2021 2022 2023 2024 2025 data output 41 ZB',
  `${'数'.repeat(190)}5`,
  '1 2 3 4 5 6 7 8 9 10 data output',
  'Guangdong Zhejiang Jiangsu 5 6 7 8 in 2023 and 2024: digital economy',
];

describe.each(['en', 'zh'] as const)('an answer in %s', (lang) => {
  it('about any indicator has its room, its schema and a link', async () => {
    for (const indicator of indicators()) {
      const described = await call(describeTool, { indicator, lang });
      expect(described.content[0].text).toContain(base);
      await call(latestTool, { indicator, lang });
      const area = catalogue.series.get(indicator)?.[0]?.area;
      await call(seriesTool, { indicator, area, lang, revisions: 'all' });
      // In dollars only money can be computed; others are refused.
      const computed = { indicator, area, lang };
      await call(computeTool, { ...computed, transform: 'change' }).catch(refused);
      await call(computeTool, { ...computed, transform: 'yoy', per: 'gdp' }).catch(refused);
      await call(computeTool, { ...computed, currency: 'USD' }).catch(refused);
    }
  });

  it('about any concept, topic and area has them too', async () => {
    for (const concept of catalogue.concepts.keys()) {
      await call(compareTool, { concept, lang });
      await call(latestTool, { concept, lang });
      await call(verifyTool, { about: concept, value: '1', lang });
    }
    for (const topic of catalogue.topics.keys()) await call(latestTool, { topic, lang });
    for (const area of catalogue.areas.keys()) await call(latestTool, { area, lang });
  });

  it('to odd words has them too', async () => {
    for (const query of oddTexts) await call(searchTool, { query, lang });
    for (const text of oddClaims) await call(verifyTool, { text, lang });
  });
});

describe('a long answer', () => {
  it('says how much is left out, and shows as much as there is room for', async () => {
    const indicator = 'internet-penetration-cnnic';
    const { structuredContent, content } = await call(seriesTool, { indicator, revisions: 'all' });
    expect(structuredContent).toMatchObject({ shown: expect.any(Number), total: expect.any(Number) });
    expect(content[0].text).toMatch(/\d+ of \d+ are shown; all of them: https:/);
    expect(Buffer.byteLength(JSON.stringify({ structuredContent, content }))).toBeGreaterThan(7_000);
  });
});
