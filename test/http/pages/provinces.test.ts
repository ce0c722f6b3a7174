import { describe, expect, it } from 'vitest';
import { currentStatements, dataset } from '../../seed/dataset.ts';
import { seedFolder, served } from '../server.ts';
import { ask } from '../wire.ts';

const server = served({ folder: seedFolder });

const mainland = [...dataset.areas.values()].filter(
  ({ level, inNationalFigures }) => level === 'province' && inNationalFigures,
);

/** The text of a page, in which each element ends with a bar. */
const textOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<\/?(?:b|span|a)[^>]*>/g, '')
    .replace(/<[^>]*>/g, '|')
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<');

async function page(path: string): Promise<string> {
  const { status, text } = await ask(server().port, path);
  expect(status).toBe(200);
  return text;
}

/** The current outturns of provinces, as the seed has them: those that were measured, the greatest first. */
function measured(indicator: string, period: string) {
  return currentStatements
    .filter((row) => row.indicator === indicator && row.period.text === period && row.lane === 'outturn')
    .filter(({ area }) => mainland.some(({ id }) => id === area))
    .filter(({ currentFrom, currentTo, kind }) => currentFrom && currentTo === null && kind !== 'estimate')
    .map(({ area, value }) => ({ area, value: Number(value) }))
    .toSorted((a, b) => b.value - a.value);
}

describe('the map of an indicator', () => {
  it.each([
    ['gdp-current-provincial', '2023', 4],
    ['digital-economy-gdp-share-provincial-caict', '2021', 11],
    ['digital-economy-enterprises-tianyancha', '2023-04', 4],
  ])('ranks the provinces of %s in %s by the seed', async (indicator, period, count) => {
    const rows = measured(indicator, period);
    expect(rows.length).toBe(count);
    const html = await page(`/indicators/${indicator}?view=map&at=${period}&lang=en`);
    const shown = [
      ...html.matchAll(
        /<td class="rank">(\d+) (?:<span[^>]*>[^<]*<\/span>)?<\/td><th scope="row"><a href="\/areas\/([\w-]+)/g,
      ),
    ].map(([, rank, area]) => [area, Number(rank)] as const);
    const expected = rows.map(
      ({ area, value }) => [area, 1 + rows.filter((other) => other.value > value).length] as const,
    );
    expect(shown.toSorted()).toEqual(expected.toSorted());
    expect(shown.map(([, rank]) => rank)).toEqual(expected.map(([, rank]) => rank));
    const text = textOf(html);
    expect(text).toContain(`${count} of 31 provincial areas have a figure`);
    expect(text).toContain(`${31 - count} have no figure for`);
    expect(html.match(/<li class="tile [^"]*missing/g)?.length).toBe(31 - count);
  });

  it('says which ranks bounds leave open, in both languages', async () => {
    const path = '/indicators/digital-economy-gdp-share-provincial-caict?view=map&at=2021';
    expect(textOf(await page(`${path}&lang=en`))).toContain(
      'Guangdong 47.5%, rank 4 of 11, uncertain: 4 to 10',
    );
    expect(textOf(await page(`${path}&lang=zh`))).toContain('广东 47.5%，11个省份中排第4，名次不定：第4至10');
  });

  it('ranks none where provinces count in ways of their own, and shows their figures', async () => {
    const path = '/indicators/digital-economy-gdp-share-provincial-broad?view=map';
    for (const [lang, said, tile] of [
      ['en', 'Provinces are not ranked here', 'Guangdong 46.8%, not ranked'],
      ['zh', '各省份统计口径不一，此处不排名', '广东 46.8%，不排名'],
    ] as const) {
      const html = await page(`${path}&lang=${lang}`);
      expect(textOf(html)).toContain(said);
      expect(textOf(html)).toContain(tile);
      expect(html).not.toContain('class="rank"');
    }
  });

  it('begins with the period that most provinces have, and leads to the others', async () => {
    const path = '/indicators/digital-economy-size-provincial-caict';
    const html = await page(`${path}?view=map&lang=en`);
    expect(textOf(html)).toContain('2019: 11 of 31');
    for (const option of html.matchAll(/<option value="(\d{4})"/g))
      expect(measured('digital-economy-size-provincial-caict', option[1] ?? '').length).toBeGreaterThan(1);
  });

  it('chooses provinces by links, and leads to the chart of those that are chosen', async () => {
    const path = '/indicators/gdp-current-provincial';
    const html = await page(`${path}?view=map&area=CN-JS,CN-ZJ&lang=en`);
    expect(html).toContain(`href="${path}?area=CN-JS,CN-ZJ&amp;frequency=A&amp;lang=en"`);
    // Another one is added, one of them taken out.
    expect(html).toContain(`href="${path}?view=map&amp;area=CN-JS,CN-ZJ,CN-SD&amp;lang=en"`);
    expect(html).toContain(`href="${path}?view=map&amp;area=CN-ZJ&amp;lang=en" aria-current="true"`);
    expect(html).toContain(`href="${path}?view=map&amp;lang=en">Choose none`);
    // The day as of which figures are shown goes along to the chart; what is of the map alone does not.
    const past = await page(`${path}?view=map&at=2021&asOf=2022-12-31&area=CN-JS&lang=en`);
    expect(past).toContain(`href="${path}?asOf=2022-12-31&amp;area=CN-JS&amp;frequency=A&amp;lang=en"`);
  });

  it('is offered only where two provinces may have been measured for one period', async () => {
    const tab = (id: string) => `href="/indicators/${id}?view=map&amp;lang=en"`;
    for (const [id, isOffered] of [
      ['gdp-current-provincial', true],
      ['gdp-current-nbs', false],
      ['computing-power-guizhou', false],
      // One has June 2023, the other December.
      ['computing-power-provincial', false],
      ['digital-economy-average-growth-provincial-broad', false],
    ] as const)
      expect((await page(`/indicators/${id}?lang=en`)).includes(tab(id)), id).toBe(isOffered);
  });
});

describe('the page of a province', () => {
  it('has its figures beside the nation’s, with what is computed and its ranks', async () => {
    const text = textOf(await page('/areas/CN-GD?lang=en'));
    expect(text).toContain('Nation 50.2 trillion yuan||12.8% of the nation’s (computed)');
    expect(text).toContain('Nation 41.5%||8.2 (8.1 to 8.3) percentage points above the nation (computed)');
    expect(text).toContain('2021 47.5%: rank 4 of 11, uncertain: 4 to 10');
    // Two definitions are shown side by side and not reckoned with.
    expect(text).toContain(
      'Nation 38.6% by another definition: Digital economy, share of GDP (CAICT, broad)||not ranked: provinces count in ways of their own',
    );
    expect(text).toContain('No figure for 6 things that are known of other provinces');
    expect(text).toContain('Shenzhen');
  });

  it('says that shares need not add up, where it shows some', async () => {
    expect(textOf(await page('/areas/CN-GD?lang=en'))).toContain('need not add up to 100%');
    expect(textOf(await page('/areas/CN?lang=en'))).not.toContain('need not add up');
  });

  it('takes the figure of the nation that was known when the province published its own', async () => {
    const html = await page('/areas/CN-JS?lang=zh');
    const text = textOf(html);
    // 12.82 of 126.06 trillion, not of the 129.4 after the census.
    expect(text).toContain('全国 126.06万亿元 省级数值公布时的全国数||占全国10.2%（计算值）');
    expect(text).toContain('4个省份中排第1');
    // Its `over 39.8%` of 2021 is neither above nor below the nation's 39.8: nothing is said.
    expect(text).toContain('全国 39.8%||11个省份中排第5');
    expect(html).not.toContain('<li></li>');
  });

  it('shows where it lies, and a city its province', async () => {
    for (const code of ['CN-GD', 'CN-440300']) {
      const html = await page(`/areas/${code}?lang=en`);
      expect(html).toMatch(/<li class="tile r6 c4 s5 lead"><a href="\/areas\/CN-GD/);
    }
    expect(await page('/areas/CN?lang=en')).not.toContain('class="tile ');
  });
});

describe('the page of all areas', () => {
  it('has every area with its number of indicators, by level and on the map', async () => {
    const { data } = await server().json('/v1/areas?limit=1000');
    for (const lang of ['en', 'zh'] as const) {
      const html = await page(`/areas?lang=${lang}`);
      for (const { id, indicators } of data)
        if (indicators === 0) expect(html, id).toContain(`<li><a href="/areas/${id}?lang=${lang}">`);
        else
          expect(html, id).toMatch(
            new RegExp(
              `<a href="/areas/${id}\\?lang=${lang}">[^<]*</a></th>(<td>[^<]*</td>)?<td class="number">${indicators}</td>`,
            ),
          );
      expect(html.match(/<li class="tile /g)?.length).toBe(31);
      expect(textOf(html)).toContain(lang === 'en' ? 'Five shades, each for about' : '五级颜色，每级省份数');
    }
  });
});
