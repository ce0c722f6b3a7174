import { CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { chartOf } from '../../charts/chart-option.ts';
import type { Charted, ChartOptions } from '../../charts/charted.ts';
import { descriptionOf } from '../../charts/description.ts';
import { widthOf } from '../../charts/layout/text-width.ts';
import { escaped } from '../xml.ts';
import { rasterised } from './raster.ts';

echarts.use([
  LineChart,
  CustomChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  SVGRenderer,
]);
// Texts are measured as everywhere else in the chart, without a font, so that lines break at the same places.
echarts.setPlatformAPI({ measureText: (text, font) => ({ width: widthOf(text, sizeOf(font)) }) });

/** A chart to be drawn. */
export interface Drawing {
  readonly observations: readonly Charted[];
  readonly options: ChartOptions;
  readonly form: 'svg' | 'png';
}

/**
 * The chart as an SVG document, drawn by ECharts without a browser, or as a PNG of it.
 * It runs in a worker thread, since drawing is synchronous: some tens of milliseconds, and up to a second for pixels.
 */
export default function draw({ observations, options, form }: Drawing): string | Uint8Array {
  const svg = drawn(observations, options);
  return form === 'png' ? rasterised(svg) : svg;
}

function drawn(observations: readonly Charted[], options: ChartOptions): string {
  const { width, height } = options;
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(chartOf(observations, options));
    return document(chart.renderToSVGString(), descriptionOf(observations, options), options.lang);
  } finally {
    chart.dispose();
  }
}

function sizeOf(font: string | undefined): number {
  return Number(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? 12);
}

/** The SVG of ECharts without hover styles and counters, with a title and a description for screen readers. */
function document(drawn: string, about: { title: string; text: string }, lang: string): string {
  const still = drawn.replace(/<style[^>]*>[\s\S]*?<\/style>/g, '').replace(/<[^>]*>/g, plain);
  return still
    .replace(
      /^<svg /,
      `<svg xml:lang="${lang === 'zh' ? 'zh-Hans' : lang}" role="img" aria-labelledby="title description" `,
    )
    .replace(
      />/,
      `>\n<title id="title">${escaped(about.title)}</title>\n<desc id="description">${escaped(about.text)}</desc>`,
    );
}

/** A tag with presentation attributes instead of inline styles, which a strict content security policy forbids, and without counters that differ between drawings. */
function plain(tag: string): string {
  return tag
    .replace(/ (?:class|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/ pointer-events="visible"/, '')
    .replace(/\bzr\d+-/g, 'c-')
    .replace(/ style="([^"]*)"/, (_, style: string) => attributesOf(style));
}

function attributesOf(style: string): string {
  const font = /^font: *(\w+) (\w+) ([\d.]+px) (.*)$/.exec(style.replace(/;$/, ''));
  if (font !== null) return ` font-weight="${font[2]}" font-size="${font[3]}" font-family="${font[4]}"`;
  return style
    .split(';')
    .map((part) => /^\s*([a-z-]+):\s*(.*)$/.exec(part))
    .map((found) => (found === null ? '' : ` ${found[1]}="${found[2]}"`))
    .join('');
}
