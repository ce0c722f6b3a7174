import { describe, expect, it } from 'vitest';
import { type Single, seedFolder, served } from '../server.ts';
import { ask } from '../wire.ts';

const server = served();
const article = served({ folder: seedFolder });

const textOf = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^>]*>/g, ' ');

describe('a page without script', () => {
  it('has the figures of an area in the language of its address', async () => {
    const { data } = await server().json<Single<{ figures: { id: string }[] }>>('/v1/areas/CN');
    expect(data.figures.length).toBeGreaterThan(1);
    for (const lang of ['en', 'zh'] as const) {
      const { status, text } = await ask(server().port, `/areas/CN?lang=${lang}`);
      expect(status).toBe(200);
      expect(textOf(text)).toContain(lang === 'en' ? 'China' : '中国');
      for (const { id } of data.figures)
        expect(text).toContain(`href="/indicators/${id}?area=CN&amp;lang=${lang}"`);
      expect(text).toContain(`<link rel="alternate" hreflang="zh" href="${server().base}/areas/CN?lang=zh">`);
      expect(text).toContain(`<link rel="canonical" href="${server().base}/areas/CN?lang=${lang}">`);
    }
  });

  it.each(['/', '/areas', '/areas/CN', '/checks', '/concepts', '/indicators/data-output-nda', '/article'])(
    'has one canonical address, however many slashes end its path, and is moved there from several at its start: %s',
    async (path) => {
      const { port, base } = server();
      for (const written of [path, ...(path === '/' ? [] : [`${path}/`, `${path}//`, `/areas/${path}`])]) {
        const { status, text } = await ask(port, `${written}?lang=en`, { headers: { accept: 'text/html' } });
        expect([200, 404], written).toContain(status);
        if (status === 200)
          expect(text, written).toContain(`<link rel="canonical" href="${base}${path}?lang=en">`);
      }
      for (const accept of ['text/html', 'application/json'])
        for (const written of [`/${path}`, `//${path}`, `//\\${path.slice(1)}`]) {
          const { status, headers } = await ask(port, `${written}?lang=en`, { headers: { accept } });
          expect([status, headers.location], written).toEqual([301, `${path}?lang=en`]);
        }
    },
  );

  it('has the status of the answer that it could not show, and says what is wrong', async () => {
    const headers = { Accept: 'text/html' };
    const { status, text } = await ask(server().port, '/areas/CN-QQ?lang=en', { headers });
    expect(status).toBe(404);
    expect(textOf(text)).toContain('There is no area &quot;CN-QQ&quot;.');
  });

  it('holds nothing that ends its own script elements', async () => {
    const headers = { Accept: 'text/html' };
    const { text } = await ask(server().port, '/areas/%3C%2Fscript%3E%3Cb%3E?lang=en', { headers });
    const [, state = ''] =
      /<script type="application\/json" id="state">([\s\S]*?)<\/script>/.exec(text) ?? [];
    expect(Object.keys(JSON.parse(state).answers)).toContain('/v1/areas/%3C%2Fscript%3E%3Cb%3E');
    expect(text).not.toContain('</script><b>');
  });

  it('has as many hits of a search as its address says, and leads to more', async () => {
    for (const [show, hits] of [
      ['', 20],
      ['&show=40', 40],
    ] as const) {
      const html = await article().text(`/?q=data${show}&lang=en`);
      expect(html.match(/<li class="result"/g)).toHaveLength(hits);
      expect(html).toContain(`show=${hits + 20}`);
    }
  });

  it('counts as one request against the rate limit, whatever it reads', async () => {
    const remaining = async () => {
      const { headers } = await ask(server().port, '/calendar?lang=en');
      return Number(/r=(\d+)/.exec(String(headers.ratelimit))?.[1]);
    };
    const first = await remaining();
    expect(await remaining()).toBe(first - 1);
  });
});

describe('the page of an indicator', () => {
  it('has its figure with area, period, kind and grade, and links to each view with the settings kept', async () => {
    const { text } = await ask(server().port, '/indicators/output-a?lang=en&period=2020..');
    const [, label = ''] = /<p class="label">(.*?)<\/p>/.exec(text) ?? [];
    expect(textOf(label)).toMatch(/China.*20\d\d.*(actual|estimate).*[A-D] · /);
    expect(text).toMatch(
      /<a href="\/indicators\/output-a\?period=2020\.\.&amp;lang=en" aria-current="page">Chart/,
    );
  });

  it('has a picture of all figures, and a sentence where there is only one', async () => {
    const { text } = await ask(server().port, '/indicators/output-a?lang=en');
    const [, picture = ''] = /<img src="([^"]*format=svg[^"]*)"/.exec(text) ?? [];
    const { status, headers } = await ask(server().port, picture.replaceAll('&amp;', '&'));
    expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    const { text: single } = await ask(server().port, '/indicators/output-a?lang=en&from=2020&to=2020');
    expect(single).not.toContain('format=svg');
    expect(textOf(single)).toMatch(/China, 2020: .*, as stated by/);
  });

  it('says what is computed, in its picture and beside it', async () => {
    const path = '/indicators/output-a?lang=en&transform=index&axis=log';
    const { text } = await ask(server().port, path);
    expect(textOf(text)).toContain('Index');
    expect(text).toMatch(/<img src="[^"]*transform=index[^"]*base=\d{4}[^"]*axis=log/);
  });

  it('names what it shows besides the usual in its titles, its heading and its description', async () => {
    const shown = 'index (base period = 100): 2015, China, 2015 – 2020';
    const path = '/indicators/gdp-current-nbs?transform=index&base=2015&area=CN&from=2015&to=2020';
    const { text } = await ask(article().port, `${path}&lang=en`);
    expect(/<title>([^<]*)/.exec(text)?.[1]).toContain(`GDP at current prices (NBS): ${shown} ·`);
    expect(/og:title" content="([^"]*)/.exec(text)?.[1]).toContain(shown);
    expect(/name="description" content="([^"]*)/.exec(text)?.[1]).toContain(`Shown: ${shown}. `);
    expect(textOf(/<h1[\s\S]*?<\/h1>/.exec(text)?.[0] ?? '')).toContain(shown);
    const chinese = (await ask(article().port, `${path}&asOf=2024-12-31&lang=zh`)).text;
    expect(/<title>([^<]*)/.exec(chinese)?.[1]).toContain('2015，中国，2015年—2020年，截至2024-12-31所知');
  });

  it('has the first and the last month at the ends of its slider, where it is monthly', async () => {
    const { text } = await ask(article().port, `/indicators/5g-base-stations-miit?from=2021&lang=en`);
    expect([...text.matchAll(/<output>([^<]*)/g)].map(([, end]) => end)).toEqual(['Jan 2021', 'Mar 2026']);
  });

  it('keeps dates, and figures with their scale words, on one line beside the figure', async () => {
    const { text } = await ask(article().port, '/indicators/gdp-current-nbs?lang=en');
    const [head = ''] = /<section class="headline"[\s\S]*?<\/section>/.exec(text) ?? [];
    expect(head).toContain('<span class="unbroken">140.1879 trillion</span> yuan');
    expect(head.replace(/<span class="unbroken">[^<]*/g, '')).not.toMatch(/\d{4}-\d{2}/);
  });
});
