import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/** The family name of Noto Sans Hans, which covers Latin, Greek and simplified Chinese. */
const family = 'Noto Sans S Chinese';

const font = {
  loadSystemFonts: false,
  fontFiles: fontFiles(),
  defaultFontFamily: family,
  sansSerifFamily: family,
};

/** An SVG as PNG of the same size, without the fonts of the system. */
export function rasterised(svg: string): Buffer {
  return new Resvg(svg, { font }).render().asPng();
}

function fontFiles(): string[] {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@embedpdf/fonts-sc');
  return ['Regular', 'Medium', 'Bold'].map((weight) =>
    join(dirname(entry), '..', 'fonts', `NotoSansHans-${weight}.otf`),
  );
}
