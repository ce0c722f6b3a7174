import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problems } from '../../../src/domain/problems.ts';
import { textSchema } from '../../../src/domain/statements/observation.ts';
import { codelists } from '../../../src/http/codelists/codelist-view.ts';
import { chineseSummaries } from '../../../src/http/openapi/operation-words.ts';
import { read } from '../../project/files.ts';
import { seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });
const codes = Object.keys(problems);
const code = z.object({ id: z.string(), name: textSchema, definition: textSchema });
const described = z.object({
  paths: z.record(z.string(), z.object({ get: z.object({ operationId: z.string() }) })),
});
const paths = ['/docs/methodology', '/docs/glossary', '/errors', ...codes.map((code) => `/errors/${code}`)];

describe('a page of text', () => {
  it.each(paths)('%s is whole in both languages without script', async (path) => {
    const [en, zh] = [await server().text(`${path}?lang=en`), await server().text(`${path}?lang=zh`)];
    for (const [lang, html] of [
      ['en', en],
      ['zh', zh],
    ] as const) {
      expect(html).toContain(`<html lang="${lang}">`);
      expect(html).toMatch(/<title>.+ · .+<\/title>\n<meta name="description" content=".{3,}">/);
      expect(html.match(/<h1/g)).toHaveLength(1);
      const prose = html.split('<div class="prose">')[1]?.split('</main>')[0] ?? '';
      if (path !== '/errors') expect(/[一-鿿]/.test(prose)).toBe(lang === 'zh');
      expect(html).not.toMatch(/<script(?! (type="module" )?src=)| style="| on\w+="/);
    }
    const anchors = (html: string) => [...html.matchAll(/<h[23] id="([^"]+)"/g)].map(([, id]) => id);
    expect(anchors(zh)).toEqual(anchors(en));
    expect(anchors(en)).not.toContain('');
    expect(new Set(anchors(en)).size).toBe(anchors(en).length);
  });

  it('leads to pages and anchors that are there', async () => {
    const pages = new Map<string, string>();
    const page = async (path: string) => {
      if (!pages.has(path)) pages.set(path, await server().text(path));
      return pages.get(path) ?? '';
    };
    for (const path of paths.slice(0, 3)) {
      const html = await page(path);
      for (const [, target = '', anchor] of html.matchAll(
        /href="((?:\/docs|\/errors)[^"#]*)?(?:#([^"]+))?"/g,
      )) {
        if (target === '' && anchor === undefined) continue;
        const there = await page(target || path);
        if (anchor !== undefined && anchor !== 'view')
          expect(there, `${path} ${target}#${anchor}`).toContain(`id="${anchor}"`);
      }
    }
    for (const [path, html] of pages) expect(html, path).toMatch(/^<!doctype html>/);
  });

  it.each(['methodology', 'errors'])('%s has the same code in both languages', (name) => {
    const blocks = (text: string) => text.match(/^```.*?^```$/gms);
    expect(blocks(read(`docs/${name}.zh.md`))).toEqual(blocks(read(`docs/${name}.md`)));
  });
});

describe('the glossary', () => {
  it('defines the codes of a list below the term that names it', async () => {
    const html = await server().text('/docs/glossary?lang=zh');
    expect(html).toMatch(
      /<h2 id="lane">.*通道[\s\S]*<tr id="lanes\.outturn"><td><code>outturn<\/code><\/td><td>实绩</,
    );
    const named = [...read('docs/glossary.md').matchAll(/\/v1\/codelists\/(\w+)\)/g)].map(([, id]) => id);
    expect(named.length).toBeGreaterThan(10);
    expect(Object.keys(codelists)).toEqual(expect.arrayContaining(named));
  });

  it.each(['en', 'zh'])('in %s says of every code what it means', async (lang) => {
    const html = await server().text(`/docs/glossary?lang=${lang}`);
    expect(html.match(/<tr id="/g)?.length).toBeGreaterThan(90);
    expect(html).not.toContain('<td></td></tr>');
  });
});

describe('a code list', () => {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

  it.each(Object.keys(codelists))(
    '%s defines every code in both languages, in other words than its name',
    async (list) => {
      const { data } = await server().json(`/v1/codelists/${list}?limit=1000`);
      expect(data.length).toBeGreaterThan(1);
      for (const { id, name, definition } of z.array(code).parse(data)) {
        for (const lang of ['en', 'zh'] as const)
          expect(plain(definition[lang]), `${id} ${lang}`).not.toBe(plain(name[lang]));
        // Formulas are the same in each language.
        if (list === 'transforms') continue;
        expect(definition.en, id).toMatch(/^[`A-Z0-9][^一-鿿]{5,}\.$/);
        expect(definition.zh, id).toMatch(/^.*[一-鿿].*。$/);
      }
    },
  );

  it('derives what an area is from its level, its parent and its codes', async () => {
    const { data } = await server().json('/v1/codelists/areas?limit=1000');
    const said = new Map(
      z
        .array(code)
        .parse(data)
        .map(({ id, definition }) => [id, definition]),
    );
    expect(said.get('W0')?.en).toBe('All countries together; code W0.');
    expect(said.get('CN')?.en).toBe('Country; ISO 3166-1 code CN.');
    expect(said.get('CN-440300')).toEqual({
      en: 'City (prefecture level) of Guangdong; GB/T 2260 code 440300.',
      zh: '地级市，隶属广东省；GB/T 2260代码：440300。',
    });
    expect(said.get('CN-HK')?.en).toBe(
      'Special administrative region of China; ISO 3166-2 code CN-HK, GB/T 2260 code 810000; not part of the national figures.',
    );
  });
});

describe('the list of operations', () => {
  it('has a Chinese summary of each operation, and of no other', async () => {
    const { paths } = described.parse(await server().json<unknown>('/openapi.json'));
    const ids = Object.values(paths).map(({ get }) => get.operationId);
    expect(Object.keys(chineseSummaries).sort()).toEqual(ids.sort());
    const html = await server().text('/docs?lang=zh');
    const shown = [...html.matchAll(/<article id="[^"]+"><h3>.*<\/h3>\n<p>(.*)<\/p>/g)];
    expect(shown).toHaveLength(ids.length);
    for (const [, summary] of shown) expect(summary).toMatch(/[一-鿿]/);
  });

  it('has every description in Chinese, without English sentences in it', async () => {
    const html = await server().text('/docs?lang=zh');
    const told = [...html.matchAll(/<(?:dd|p class="sub")>(.*?)<\/(?:dd|p)>/gs)].map(([, text = '']) =>
      text.replaceAll(/<code>.*?<\/code>/g, '').replaceAll(/<[^>]*>/g, ''),
    );
    expect(told.length).toBeGreaterThan(300);
    for (const text of told) {
      expect(text).toMatch(/[一-鿿]/);
      expect(text).not.toMatch(/[A-Za-z]+ [a-z]+ [a-z]+/);
    }
    const english = await server().text('/docs?lang=en');
    expect(english).toContain('<dd>So many newest periods per series and lane.</dd>');
  });
});

describe('the page of a problem', () => {
  it.each(codes)('/errors/%s is what its type leads to, and its example gets it', async (code) => {
    const text = read('docs/errors.md').split(`## ${code}\n`)[1]?.split('\n## ')[0] ?? '';
    const [, address] = /^Example: \[.*\]\((.*)\)$/m.exec(text) ?? [];
    const [, command] = /^```sh\n(.*)\n```$/m.exec(text) ?? [];
    expect(text).toMatch(/^What works: /m);
    // A problem that no single request gets says so in words.
    if (address === undefined && command === undefined) return expect(text).toMatch(/^Example: [a-z`]/m);
    const body = address === undefined ? await answered(command ?? '') : await server().text(address);
    expect(JSON.parse(body)).toMatchObject({ type: `/errors/${code}`, status: statusOf(code) });
  });

  it('is 404 with the closest code where there is none', async () => {
    const response = await server().get('/errors/retird');
    const { links } = JSON.parse(await response.text());
    expect([response.status, links.tryInstead]).toEqual([404, `${server().base}/errors/retired`]);
  });
});

async function answered(command: string): Promise<string> {
  const here = command.replaceAll('http://localhost:3000', server().base);
  return (await promisify(execFile)('sh', ['-c', here])).stdout;
}

function statusOf(code: string): number | undefined {
  return new Map<string, { status: number }>(Object.entries(problems)).get(code)?.status;
}
