import { Resvg } from '@resvg/resvg-wasm';
import { describe, expect, it, vi } from 'vitest';
import type { Charted, ChartOptions } from '../../src/charts/charted.ts';
import { rasterised } from '../../src/formats/pictures/raster.ts';
import { drawing } from '../../src/formats/pictures/svg.ts';
import { figure, options, years } from './figures.ts';

async function drawn(observations: readonly Charted[], changes: Partial<ChartOptions> = {}): Promise<string> {
  const { width, height, theme, ...words } = { ...options, ...changes };
  const answer = {
    chart: async () => ({ observations, ...words }),
  };
  return drawing(answer, { bom: false, picture: { width, height, theme } });
}

/** Pixels of a PNG, four bytes each, decoded by drawing it. */
function pixelsOf(bytesOfPng: Uint8Array): {
  width: number;
  height: number;
  at: (x: number, y: number) => string;
} {
  const png = Buffer.from(bytesOfPng);
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const image = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:image/png;base64,${png.toString('base64')}"/></svg>`,
  ).render();
  const bytes = Buffer.from(image.pixels);
  return {
    width,
    height,
    at: (x, y) => bytes.subarray((y * width + x) * 4, (y * width + x) * 4 + 3).toString('hex'),
  };
}

vi.setConfig({ testTimeout: 60_000 });

const rows = years(2010, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

describe('the SVG', () => {
  it('is the same for the same figures, independent of earlier pictures', async () => {
    const first = await drawn(rows);
    await drawn(rows.slice(3));
    expect(await drawn(rows)).toBe(first);
  });

  it('has no script, no style sheet, no inline style and no external reference', async () => {
    const nasty = '</text><script>alert(1)</script>" onload="alert(2)';
    const svg = await drawn([{ ...figure('2024', 1), source: { publisher: nasty, publisherZh: null } }], {
      indicators: {
        output: { name: { en: nasty, zh: nasty }, nature: 'flow', unit: 'ZB', concept: null, breaks: [] },
      },
    });
    expect(svg).not.toMatch(/<script|<style|<foreignObject|<image/i);
    for (const [tag] of svg.matchAll(/<[^>]*>/g))
      expect(tag).not.toMatch(/ on\w+=| style=|href=|javascript:/i);
    expect(svg).toContain('&lt;script&gt;');
  });

  it('is well-formed', async () => {
    const svg = await drawn(rows, { lang: 'zh' });
    expect(() => new Resvg(svg)).not.toThrow();
    expect(() => new Resvg(svg.replace('</title>', ''))).toThrow();
  });

  it('says what it shows to those who do not see it', async () => {
    const svg = await drawn(rows, { lang: 'zh' });
    expect(svg).toContain('<title id="title">数据生产总量</title>');
    expect(svg).toContain('2019：10 ZB');
    expect(svg).toMatch(/^<svg [^>]*role="img"/);
  });
});

describe('the PNG', () => {
  it('has the requested size and background', async () => {
    const png = pixelsOf(await rasterised(await drawn(rows, { width: 360, height: 300, theme: 'dark' })));
    expect([png.width, png.height]).toEqual([360, 300]);
    expect(png.at(2, 2)).toBe('14171a');
  });

  it('draws each Chinese character of a title by a glyph of its own', async () => {
    const png = pixelsOf(
      await rasterised(
        await drawn(rows, {
          lang: 'zh',
          indicators: {
            output: {
              name: { en: '', zh: '数据生产' },
              nature: 'flow',
              unit: 'ZB',
              concept: null,
              breaks: [],
            },
          },
        }),
      ),
    );
    // The title begins at 20, 16 in 18 pixels a character; a missing glyph would draw nothing, or the same box each time.
    const glyphs = [0, 1, 2, 3].map((n) => {
      let ink = '';
      for (let y = 16; y < 40; y++)
        for (let x = 20 + n * 18; x < 38 + n * 18; x++) ink += png.at(x, y) === 'ffffff' ? '.' : '#';
      return ink;
    });
    for (const glyph of glyphs) expect(glyph.split('#').length).toBeGreaterThan(40);
    expect(new Set(glyphs).size).toBe(4);
  });
});
