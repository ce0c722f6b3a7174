import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Format } from '../format.ts';
import { drawing } from './svg.ts';

/** The same drawing as the SVG, in pixels, with fonts that come along. */
export const png: Format = {
  name: 'png',
  title: 'PNG: a chart of all rows, in pixels',
  mediaType: 'image/png',
  extension: 'png',
  paged: false,
  binary: true,
  inline: true,
  picture: true,
  async *write(answer, options) {
    yield await rasterised(await drawing(answer, options));
  },
};

/** Noto Sans Hans covers Latin, Greek and simplified Chinese. */
const family = 'Noto Sans S Chinese';

/** An SVG as PNG of its own size; rendered off the main thread, with no font of the machine. */
export async function rasterised(svg: string): Promise<Buffer> {
  // The rasteriser is native code: loaded only when the first picture is asked for.
  const { renderAsync } = await import('@resvg/resvg-js');
  const font = {
    loadSystemFonts: false,
    fontFiles: fontFiles(),
    defaultFontFamily: family,
    sansSerifFamily: family,
  };
  // One at a time: each holds its pixels and the fonts in memory.
  const turn = before.then(() => renderAsync(svg, { font }));
  before = turn.catch(() => undefined);
  return (await turn).asPng();
}

let before: Promise<unknown> = Promise.resolve();

function fontFiles(): string[] {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@embedpdf/fonts-sc');
  return ['Regular', 'Medium', 'Bold'].map((weight) =>
    join(dirname(entry), '..', 'fonts', `NotoSansHans-${weight}.otf`),
  );
}
