import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import fc from '../../../fast-check.ts';
import { isLong } from '../../../long-form.ts';
import { figuresIn, realDataset } from './reading.ts';

const header = ['指标', '地区', '时间', '数值', '单位'];
const rows = [
  ['数据生产总量', '全国', '2024年', '41.06', 'ZB'],
  ['数据生产总量', '全国', '2023年', '32.85', 'ZB'],
  ['人工智能企业数量（工信部）', '全国', '2024年', '0.45', '万家'],
  ['国内生产总值（现价，国家统计局）', '全国', '2023年', '1294271.7', '亿元'],
  ['地区生产总值（现价，省级）', '广东省', '2024年第三季度', '103.52', '亿元'],
  ['地区生产总值（现价，省级）', '深圳', '2024年1-11月', '33152', '亿元'],
];
const truths = new Set([
  'data-output-nda CN 2024 41.06e0',
  'data-output-nda CN 2023 32.85e0',
  'ai-enterprises-miit CN 2024 0.45e4',
  'gdp-current-nbs CN 2023 1294271.7e8',
  'gdp-current-provincial CN-GD 2024-Q3 103.52e8',
  'gdp-current-provincial CN-440300 2024-01-01/P11M 33152e8',
]);

const fullWidth = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0));
const cellChanges: readonly ((cell: string) => string)[] = [
  (cell) => cell,
  (cell) => ` ${cell}\u00a0`,
  (cell) => `"${cell}"`,
  (cell) => ` "${cell} " `,
  fullWidth,
];
/** Signs that carry no figure: without one, or with one too many, a file is another file. */
const structural = /[,;\t\r\n" ]/g;

const mutated = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t'),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    ends: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { maxLength: 8 }),
    order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
    cells: fc.array(fc.integer({ min: 0, max: cellChanges.length - 1 }), { minLength: 12, maxLength: 12 }),
    around: fc.constantFrom('', 'sep', 'preamble', 'footer', 'blank', 'trailing'),
    encoding: fc.constantFrom('utf8', 'utf8', 'gb18030', 'utf16le', 'utf16be', 'big5', 'shift_jis', 'latin1'),
    damage: fc.constantFrom('none', 'none', 'cut', 'drop', 'double', 'byte'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  // Nothing tells a number that was cut off at the end of a file from a whole one.
  .filter(({ damage, order }) => damage !== 'cut' || order[4] !== 3)
  .map(({ delimiter, end, ends, order, cells, around, encoding, damage, at }) => {
    const change = (cell: string, place: number) =>
      (cellChanges[cells[place % cells.length] ?? 0] ?? String)(cell);
    const line = (list: readonly string[], row: number) =>
      order.map((column) => change(list[column] ?? '', row * 5 + column)).join(delimiter) +
      (around === 'trailing' ? delimiter.repeat(2) : '');
    const lines = [header, ...rows].map(line);
    if (around === 'sep') lines.unshift(`sep=${delimiter}`);
    if (around === 'preamble') lines.unshift('某地统计表');
    if (around === 'footer') lines.push('数据来源：国家统计局');
    if (around === 'blank') lines.splice(2, 0, '', delimiter.repeat(4));
    const whole = lines.map((text, n) => text + (ends[n] ?? end)).join('');
    return bytesOf(damaged(whole, damage, at), encoding, damage === 'byte' ? at : null);
  });

function damaged(text: string, damage: string, at: number): string {
  if (damage === 'cut') return text.slice(0, Math.floor(at * text.length));
  const places = [...text.matchAll(structural)].map(({ index }) => index);
  const place = places[Math.floor(at * places.length)] ?? 0;
  if (damage === 'drop') return text.slice(0, place) + text.slice(place + 1);
  return damage === 'double' ? text.slice(0, place) + text.slice(place, place + 1) + text.slice(place) : text;
}

/** The bytes of a text; one of those beyond ASCII is flipped where `flip` says at which part of them. */
function bytesOf(text: string, encoding: string, flip: number | null): Buffer {
  const marked = encoding.startsWith('utf16') ? `\uFEFF${text}` : text;
  const bytes = iconv.encode(marked, encoding.replace('utf16', 'utf-16'), { addBOM: false });
  if (flip === null || encoding.startsWith('utf16')) return bytes;
  const places = [...bytes.keys()].filter((place) => (bytes[place] ?? 0) > 0x7f);
  const place = places[Math.floor(flip * places.length)];
  if (place !== undefined) bytes[place] = (bytes[place] ?? 0) ^ 0x15;
  return bytes;
}

it('a damaged or rewritten file is refused, or what is read of it is what it says', {
  timeout: 600_000,
}, async () => {
  let whole = 0;
  await fc.assert(
    fc.asyncProperty(mutated, async (bytes) => {
      const found = await figuresIn(bytes, realDataset);
      const read = found.map((line) => line.replace(/^\d+: /, ''));
      const isRefused =
        found.some((line) => line.startsWith('refused')) || read.some((text) => !/ [\d.]+e\d+$/.test(text));
      if (isRefused) return;
      for (const text of read) expect(truths).toContain(text);
      if (read.length === truths.size) whole += 1;
    }),
    { numRuns: isLong ? 2000 : 300 },
  );
  // Most of the undamaged ones are read.
  expect(whole).toBeGreaterThan(isLong ? 400 : 50);
});
