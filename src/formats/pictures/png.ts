import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Format } from '../format.ts';
import { drawing } from './svg.ts';

/** The drawing of the SVG format in pixels, with fonts of a package. */
export const png: Format = {
  name: 'png',
  title: 'PNG: a chart of all rows, in pixels',
  mediaType: 'image/png',
  extension: 'png',
  paged: false,
  binary: true,
  inline: true,
  picture: true,
  async write(answer, options) {
    return rasterised(await drawing(answer, options));
  },
};

/** The family name of Noto Sans Hans, which covers Latin, Greek and simplified Chinese. */
const family = 'Noto Sans S Chinese';

/** An SVG as PNG of the same size, rendered in a thread of the library without the fonts of the system. */
export async function rasterised(svg: string): Promise<Buffer> {
  // Native code, loaded by the first request for a picture.
  const { renderAsync } = await import('@resvg/resvg-js');
  const font = {
    loadSystemFonts: false,
    fontFiles: fontFiles(),
    defaultFontFamily: family,
    sansSerifFamily: family,
  };
  // One at a time: each one holds its pixels and the fonts in memory.
  const rendered = previous.then(() => renderAsync(svg, { font }));
  previous = rendered.catch(() => undefined);
  return (await rendered).asPng();
}

let previous: Promise<unknown> = Promise.resolve();

function fontFiles(): string[] {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@embedpdf/fonts-sc');
  return ['Regular', 'Medium', 'Bold'].map((weight) =>
    join(dirname(entry), '..', 'fonts', `NotoSansHans-${weight}.otf`),
  );
}
