import { describe, expect, it } from 'vitest';
import { pathIn, suffixes } from '../../../src/explorer/site/take/take-paths.ts';
import { formatsBySuffix } from '../../../src/http/observations/short/short-addresses.ts';
import { seedFolder, served } from '../server.ts';
import { ask } from '../wire.ts';

const server = served({ folder: seedFolder });

/** Own addresses that a page offers to save, or whose text it shows, by their format. */
async function filesOn(path: string, part: RegExp): Promise<readonly string[]> {
  const html = await server().text(path);
  const [section = ''] = part.exec(html) ?? [];
  return [...section.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
}

const whole = /<section class="take-away"[\s\S]*?<\/section>/;
const short = /<section class="take-short"[\s\S]*?<\/section>/;
const shown = '/indicators/data-output-nda?transform=yoy&period=2024..';

describe('what can be taken along of the page of an indicator', () => {
  it('has pictures of what one picture can show, where what is compared has another unit', async () => {
    const other = '?compare=data-output-nda,gdp-current-usd-worldbank&lang=en';
    const html = await server().text(`/indicators/gdp-current-nbs${other}`);
    const frame = await server().text(`/embed/indicators/gdp-current-nbs${other}`);
    const [, network = ''] = /og:image" content="([^"]+)"/.exec(html) ?? [];
    const [, taken = ''] = /href="([^"]+\.svg\?[^"]+)"/.exec(html) ?? [];
    const [, framed = ''] = /<img src="([^"]+)"/.exec(frame) ?? [];
    for (const address of [network.replace(/^https?:\/\/[^/]+/, ''), taken, framed]) {
      const { status } = await ask(server().port, address.replaceAll('&amp;', '&'));
      expect(status, address).toBe(200);
      expect(address).not.toContain('data-output-nda');
    }
    const sameUnit = await server().text('/indicators/data-output-nda?compare=data-output-idc&lang=en');
    expect(/og:image" content="([^"]+)"/.exec(sameUnit)?.[1]).toContain('data-output-nda,data-output-idc');
  });

  it('knows the suffixes of all short addresses', () => {
    const served = [...formatsBySuffix].map(([suffix, { name }]) => [name, suffix]);
    expect(Object.entries(suffixes).toSorted()).toEqual(served.toSorted());
  });

  it('is exactly what it shows, at short addresses that answer', async () => {
    const files = await filesOn(`${shown}&lang=en`, whole);
    const pictures = files.filter((href) => /\.(png|svg)\?/.test(href));
    expect(pictures.map((href) => /width.*/.exec(href)?.[0])).toEqual(
      ['width=1200&height=675', 'width=1080&height=1080', 'width=900&height=1200'].flatMap((size) => [
        size,
        size,
      ]),
    );
    const others = files.filter((href) => !pictures.includes(href));
    expect(others.map((href) => /[.=]([\w.]+)\?|format=(\w+)$/.exec(href)?.slice(1).join(''))).toEqual([
      ...['csv', 'xlsx', 'json', 'ndjson', 'parquet', 'jsonstat.json'],
      ...['bib', 'ris', 'csl.json', 'apa', 'gbt7714'],
    ]);
    for (const href of others) {
      const { status, headers } = await server().get(href, { method: 'HEAD' });
      expect(status, href).toBe(200);
      if (!href.includes('.json?'))
        expect(headers.get('content-disposition')).toContain('"data-output-nda_CN_yoy_from-2024.');
    }
  });

  it('has pictures that look like the chart', async () => {
    const html = await server().text('/indicators/data-output-nda?axis=log&marks=bars&lang=en');
    const [section = ''] = whole.exec(html) ?? [];
    const pictures = section.match(/data-output-nda\.(?:svg|png)\?[^"&]*(?:&amp;(?:amp;)?[^"&]*)*/g) ?? [];
    expect(pictures).toHaveLength(7);
    for (const picture of pictures) expect(picture).toMatch(/axis=log&(?:amp;)+marks=bars/);
  });

  it('says that it is computed, and only then', async () => {
    const words = 'What is shown is computed';
    expect(await server().text(`${shown}&lang=en`)).toContain(words);
    expect(await server().text('/indicators/data-output-nda?lang=en')).not.toContain(words);
  });

  it('has a CSV for Excel in Chinese, named in Chinese', async () => {
    const [csv = ''] = await filesOn(`${shown}&lang=zh`, whole);
    const answer = await server().get(csv);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from('\uFEFF'));
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('同比');
    const [english = ''] = await filesOn(`${shown}&lang=en`, whole);
    expect(english).not.toContain('bom');
  });

  it('of several indicators has the long address', async () => {
    const [csv = ''] = await filesOn('/indicators/data-output-nda?compare=data-output-idc&lang=en', whole);
    expect(csv).toBe('/v1/observations?indicator=data-output-nda,data-output-idc&area=CN&format=csv');
  });

  it('has addresses that leave the quotes of no language', () => {
    const address = pathIn('csv', '/v1/observations?indicator=a&area=%27;%20rm%20%22$(x)`\\');
    expect(address).toMatch(/^[\w/.?=&;%()!*~-]+$/);
  });

  it.each([
    ['/concepts/data-output?period=2024', '/v1/concepts/data-output?area=CN&period=2024'],
    ['/areas/CN-GD?', '/v1/latest?area=CN-GD'],
  ])('%s has files too', async (path, address) => {
    const files = await filesOn(`${path}&lang=en`, short);
    expect(files).toEqual(
      ['csv', 'xlsx', 'json', 'ndjson', 'parquet'].map((format) => `${address}&format=${format}`),
    );
    for (const href of files) expect((await server().get(href, { method: 'HEAD' })).status, href).toBe(200);
  });
});
