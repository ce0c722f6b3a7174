import { readFileSync } from 'node:fs';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

await initWasm(readFileSync(new URL(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));

/** The family name of Noto Sans Hans, which covers Latin, Greek and simplified Chinese. */
const family = 'Noto Sans S Chinese';

/** Fonts in memory: resvg reads a font that it knows as a file once for every glyph. */
const font = {
  fontBuffers: ['Regular', 'Medium', 'Bold'].map((weight) =>
    readFileSync(new URL(`../fonts/NotoSansHans-${weight}.otf`, import.meta.resolve('@embedpdf/fonts-sc'))),
  ),
  defaultFontFamily: family,
  sansSerifFamily: family,
};

/** An SVG as PNG of the same size, without the fonts of the system. */
export function rasterised(svg: string): Uint8Array {
  const tree = new Resvg(svg, { font });
  try {
    const image = tree.render();
    const png = image.asPng();
    image.free();
    return png;
  } finally {
    tree.free();
  }
}
