import { describe, expect, it } from 'vitest';
import { type List, seedFolder, served } from '../server.ts';
import { ask } from '../wire.ts';

const real = served({ folder: seedFolder });
const made = served();

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&quot;': '"', '&lt;': '<', '&#39;': "'" };

/** What a reader sees of HTML, in one line. */
const textOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<span class="unbroken">([^<]*)<\/span>/g, '$1')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&\w+;|&#39;/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ');

async function viewOf(server: typeof real, path: string) {
  const { status, text } = await ask(server().port, `/indicators/${path}`);
  expect(status, path).toBe(200);
  const html = /<div class="view">([\s\S]*?)<div class="side">/.exec(text)?.[1] ?? '';
  return { html, text: textOf(html) };
}

/** The cells of the rows of the first table, the digits with the spaces that align them. */
function rowsOf(html: string): string[][] {
  const [body = ''] = /<tbody>[\s\S]*?<\/tbody>/.exec(html) ?? [];
  return [...body.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<t[hd][\s\S]*?<\/t[hd]>/g)].map(([cell]) => cell.replace(/<[^>]*>/g, '')),
  );
}

describe('the table of an indicator', () => {
  it('has every figure at one scale, its decimal point below that of the others, in both languages', async () => {
    const path = 'gdp-current-nbs?view=table&period=2022..2024';
    for (const [lang, unit] of [
      ['en', 'Value (trillion yuan)'],
      ['zh', '数值（万亿元）'],
    ] as const) {
      const { html } = await viewOf(real, `${path}&lang=${lang}`);
      expect(html).toContain(unit);
      const numbers = rowsOf(html).map((row) => row[1]);
      // Figure spaces are as wide as digits: 134.8066, 129.4 and 123.40294.
      expect(numbers).toEqual(['134.8066\u2007', '129.4\u2007\u2007\u2007\u2007', '123.40294']);
    }
  });

  it('says hedges and what they allow in words, and why there is no value', async () => {
    const { html } = await viewOf(made, 'firms-a?view=table&area=CN,CN-GZ&lang=en');
    const [national, provincial] = rowsOf(html).map((row) => row.slice(1, 4));
    expect(national).toEqual(['China', 'over 400,000', 'above 400,000']);
    expect(provincial).toEqual(['Guizhou', 'at least 1,200', '1,200 or more']);
    const ranges = await viewOf(made, 'output-b?view=table&area=W0&frequency=Q&lang=zh');
    expect(rowsOf(ranges.html)[0]?.slice(1, 3)).toEqual(['无数值：来源仅公布区间', '20至24']);
  });

  it.each([
    ['en', 'Value (trillion yuan per zettabyte)', 'yuan per zettabyte'],
    ['zh', '数值（万亿元／泽字节（ZB））', '元／泽字节（ZB）'],
  ])('names the unit of a ratio of two units, and so does the chart: %s', async (lang, head, unit) => {
    const path = `gdp-current-nbs?transform=ratio&by=data-output-nda&lang=${lang}`;
    expect((await viewOf(real, `${path}&view=table`)).html).toContain(`${head}</th>`);
    const { html } = await viewOf(real, path);
    expect(html).toContain(`${unit}</figcaption>`);
    expect(html).not.toContain('_PER_');
  });

  it('says in its caption how figures are computed, and what of', async () => {
    const path = 'output-a?view=table&transform=yoy&period=2022';
    const { text } = await viewOf(made, `${path}&lang=en`);
    expect(text).toMatch(/1 figure \(computed: growth over the same period of the previous year\)/);
    expect(text).toContain('computed from figures of');
    const { text: chinese } = await viewOf(made, `${path}&lang=zh`);
    expect(chinese).toContain('1个数值（计算值：同比增速）');
  });

  it('opens a row by its address, to quote and cite it as the API does', async () => {
    const id = 'gdp-current-nbs.CN.2024.rashtra-20251226';
    const { html } = await viewOf(real, 'gdp-current-nbs?view=table&lang=zh');
    expect(html).toContain(
      `href="/indicators/gdp-current-nbs?view=table&amp;statement=${id}&amp;lang=zh#${id}"`,
    );
    const opened = await viewOf(real, `gdp-current-nbs?view=table&lang=zh&statement=${id}`);
    expect(opened.html).toContain(`<tr id="${id}"`);
    const { data } = await real().json<{ data: { statement: string } }>(`/v1/observations/${id}?lang=zh`);
    expect(opened.text).toContain(data.statement);
    for (const format of ['apa', 'gbt7714'])
      for (const line of (await real().text(`/v1/observations/${id}?lang=zh&format=${format}`)).split('\n'))
        expect(opened.text).toContain(line);
    expect(opened.text).toContain('出自其他来源，既非生产机构也非官方。');
    expect(opened.text).toContain('另有1处表述与之不一致。');
  });

  it('opens a computed figure and a statement that it does not list', async () => {
    const computed = 'output-a.CN.2022.outturn';
    const first = await viewOf(made, `output-a?view=table&lang=en&transform=yoy&statement=${computed}`);
    expect(first.text).toContain('Computed from');
    expect(first.text).toContain('Reference (APA)');
    expect(first.text).toContain('the weakest grade of the figures that it is computed from');
    expect(first.text).not.toContain('independent confirmation, ');
    const old = await viewOf(made, 'output-a?view=table&lang=en&statement=output-a.CN.2022.a-2023');
    expect(old.text).toContain('This statement is not among the figures of the table');
    expect(old.text).toContain('5.5 ZB');
    const { status } = await ask(made().port, '/indicators/output-a?view=table&statement=output-a.CN.1900.x');
    expect(status).toBe(400);
  });

  it('warns in words of the language, not in codes', async () => {
    const { text } = await viewOf(made, 'output-a?view=table&lang=zh');
    expect(text).toContain('预测和目标并非实际结果。');
    expect(text).not.toContain('mixedLanes');
  });
});

describe('beside every view of an indicator', () => {
  it('stands how sure its current figure is: tier, confirmations, disputes, checks and the spread of rivals', async () => {
    for (const [lang, reasons] of [
      [
        'en',
        [
          'from the producer or an official source, and independently confirmed',
          '1 independent confirmation, on 2024-09-12.',
          'The digits as printed allow 53.85 to 53.95 trillion.',
          'Rival indicators say 12.7555 trillion to over 55 trillion.',
        ],
      ],
      ['zh', ['出自官方来源。', '1次独立印证（2024-09-12）。', '其他口径的数值为12.7555万亿至超过55万亿。']],
    ] as const) {
      const { text } = await ask(real().port, `/indicators/digital-economy-size-caict?lang=${lang}`);
      const side = textOf(/<div class="side">([\s\S]*)/.exec(text)?.[1] ?? '');
      for (const reason of reasons) expect(side).toContain(reason);
    }
  });
});

describe('the revisions of an indicator', () => {
  it('mark as current what the API says is current, and by how much it changed', async () => {
    const { html, text } = await viewOf(real, 'gdp-current-nbs?view=revisions&lang=en&period=2024');
    const marked = [...html.matchAll(/<li class="statement (\w+) current">([\s\S]*?)<\/li>/g)];
    expect(marked.map(([, relation, inner = '']) => [relation, textOf(inner).includes('134.8066')])).toEqual([
      ['revises', true],
    ]);
    expect(text).toContain(
      'First 134.90835 trillion yuan (2025-01-20); since 2025-12-26 134.8066 trillion yuan: 101.8 billion (0.075%) down.',
    );
    const dates = [...html.matchAll(/<span class="date">([\d-]+)</g)].map(([, date]) => date);
    expect(dates).toEqual(['2025-01-20', '2025-01-21', '2025-01-24', '2025-12-26']);
  });

  it('are drawn as steps: one level for each number that was current', async () => {
    const { html, text } = await viewOf(made, 'output-a?view=revisions&lang=zh&period=2022');
    expect(html.match(/<g class="level">/g)).toHaveLength(2);
    expect(html).not.toContain('style=');
    expect(text).toContain('首次为5.5ZB（2023-05-10）；2024-05-10起为5.8ZB，上调约0.3（5.5%）。');
  });

  it('show what was forecast, what came, and that a forecast which allows it did not miss', async () => {
    const { html, text } = await viewOf(made, 'output-a?view=revisions&lang=en');
    expect(text).toMatch(/The director forecast about 6\.9 ZB for 2023\. What came is 7\.05 ZB/);
    expect(html).toContain('<g class="miss">');
    const missed = await viewOf(real, 'digital-economy-size-caict?view=revisions&lang=en');
    expect(missed.text).toContain('the forecast was 7.2 trillion (18%) too low.');
    const chinese = await viewOf(real, 'digital-economy-size-caict?view=revisions&lang=zh');
    expect(chinese.text).toContain('预测偏低7.2万亿（18%）。');
  });
});

describe('the rivals of an indicator', () => {
  it('are compared for a period that it has a figure of, with whether they agree', async () => {
    const path = 'digital-economy-size-caict?view=rivals';
    const { html, text } = await viewOf(real, `${path}&lang=en`);
    expect(text).toContain('What rivals say for 2023');
    expect(html).toContain('href="/concepts/digital-economy-size?area=CN&amp;period=2023&amp;lang=en"');
    expect(html).toContain('class="range-row own"');
    expect(text).toContain('12.7555 trillion yuan , does not agree: 0.237 times this indicator');
    const { text: chinese } = await viewOf(real, `${path}&lang=zh&at=2022`);
    expect(chinese).toContain('2022年各口径数值');
  });

  it('have no tab where there are none', async () => {
    const { text } = await ask(real().port, '/indicators/population-nbs?view=rivals&lang=en');
    const { text: alone } = await ask(made().port, '/indicators/firms-a?lang=en');
    expect(text).toContain('view=rivals');
    expect(alone).not.toContain('view=rivals');
  });
});

describe('the checks and sources of an indicator', () => {
  it('are counted by verdict and name their numbers, contradictions first', async () => {
    const { page } = await real().json<List>('/v1/checks?indicator=gdp-current-nbs&limit=1');
    const { page: failed } = await real().json<List>(
      '/v1/checks?indicator=gdp-current-nbs&outcome=inconsistent&limit=1',
    );
    const { html, text } = await viewOf(real, 'gdp-current-nbs?view=checks&lang=en');
    expect(text).toContain(`${page.total} checks: ${failed.total} inconsistent, `);
    expect(html.match(/<article class="check /g)).toHaveLength(page.total);
    expect(/<article class="check (\w+)/.exec(html)?.[1]).toBe('inconsistent');
    const { text: chinese } = await viewOf(real, 'gdp-current-nbs?view=checks&lang=zh');
    expect(chinese).toContain(`共${page.total}项核对：${failed.total}项不一致，`);
  });

  it('name each document with its tier, and what rests on it', async () => {
    const { html, text } = await viewOf(made, 'output-a?view=sources&lang=en');
    expect(html.match(/<li id="/g)?.length).toBeGreaterThan(2);
    expect(text).toContain('2022: 5.8 ZB current');
    const { text: chinese } = await viewOf(made, 'output-a?view=sources&lang=zh');
    expect(chinese).toContain('生产机构');
    expect(chinese).toContain('《模型测算》');
    expect(chinese).not.toContain('题名为译名');
    expect(text).toContain('Model run');
  });

  it('say in Chinese what is to be known of a document, whose text it has, where a figure stands and who said it', async () => {
    const { text, html } = await viewOf(real, 'data-output-nda?view=sources&lang=zh');
    expect(text).toContain('据《中国日报》页面的转载件查阅');
    expect(text).toContain('原文出自人民日报');
    expect(html).not.toMatch(/<p class="note" lang="en"/);
    const { text: article } = await ask(real().port, '/article?lang=zh');
    expect(textOf(article)).toMatch(/第\d+段 刘烈宏表示/);
    expect(textOf(article)).not.toContain('Liu Liehong');
  });

  it('say in Chinese that a title is translated where the printed one is not known', async () => {
    const { data } = await real().json<List>('/v1/sources/gh-nbs-yearbook2024');
    expect(data).toMatchObject({ language: 'zh', titleZh: null });
    const { text } = await viewOf(real, 'gdp-current-nbs?view=sources&lang=zh');
    expect(text).toContain('题名为译名');
  });
});
