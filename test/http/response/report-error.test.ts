import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../../src/config.ts';
import { type Single, serve } from '../server.ts';
import { ask } from '../wire.ts';

const statement = '/v1/observations/market-a.CN.2023.a-2024';
const indicator = '/v1/indicators/market-a';

/** `links.reportError` of some addresses of a server with this `CONTACT_URL`; undefined where there is none. */
async function links(contact: string, ...paths: readonly string[]): Promise<(string | undefined)[]> {
  const server = await serve({ environment: { CONTACT_URL: contact } });
  const bodies = await Promise.all(paths.map((path) => server.json<Single>(path)));
  await server.app.close();
  return bodies.map((body) => body.links.reportError?.replaceAll(encodeURIComponent(server.base), 'BASE'));
}

describe('links.reportError', () => {
  it('has title and body as parameters of a page, with id, figure, release and address', async () => {
    const [link = ''] = await links('https://desk.example/issues/new?labels=data#form', statement);
    const { origin, pathname, searchParams, hash } = new URL(link);
    expect([origin + pathname, hash]).toEqual(['https://desk.example/issues/new', '#form']);
    expect(searchParams.get('labels')).toBe('data');
    expect(searchParams.get('title')).toBe('Error in market-a.CN.2023.a-2024');
    const lines = (searchParams.get('body') ?? '').split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'Statement: market-a.CN.2023.a-2024',
      expect.stringMatching(/^Figure: .*\d/),
      'Release: second',
      `Address: BASE${statement}`,
    ]);
  });

  it('leads to the release that was asked, which may have what is withdrawn now', async () => {
    const [link = ''] = await links('https://desk.example/new', `${statement}?release=second`);
    const body = new URL(link).searchParams.get('body');
    expect(body).toContain(`Release: second\nAddress: BASE${statement}?release=second\n`);
  });

  it('fills the places that the address leaves for them', async () => {
    const [link] = await links('https://desk.example/{title}?text={body}&x=1', statement);
    expect(link).toMatch(
      /^https:\/\/desk\.example\/Error%20in%20market-a\.CN\.2023\.a-2024\?text=Statement%3A[^&{}]*&x=1$/,
    );
  });

  it('is a mail with subject and body, in lines that end in CRLF', async () => {
    const [plain = '', copied = ''] = [
      ...(await links('mailto:desk@stats.example', statement)),
      ...(await links('mailto:desk@stats.example?cc=chief@stats.example', statement)),
    ];
    expect(plain).toMatch(/^mailto:desk@stats\.example\?subject=Error%20in%20market-a[^&]*&body=[^&]*%0D%0A/);
    expect(plain).not.toMatch(/(?<!%0D)%0A/);
    expect(copied).toMatch(/\?cc=chief@stats\.example&subject=/);
  });

  it('is about the newest figure on an indicator, and in the language of the answer', async () => {
    const [english = '', chinese = ''] = await links(
      'https://desk.example/new',
      indicator,
      `${statement}?lang=zh`,
    );
    expect(new URL(english).searchParams.get('title')).toMatch(/^Error in market-a\.CN\./);
    expect(new URL(chinese).searchParams.get('body')).toContain('编号：market-a.CN.2023.a-2024\n');
  });

  it('is absent without an address to report to', async () => {
    expect(await links('', statement, indicator)).toEqual([undefined, undefined]);
  });

  it('belongs to the entity tag', async () => {
    const tags: unknown[] = [];
    for (const contact of ['', 'https://a.example/', 'https://b.example/']) {
      const server = await serve({
        environment: { CONTACT_URL: contact, PUBLIC_URL: 'https://data.example' },
      });
      tags.push((await ask(server.port, statement)).headers.etag);
      await server.app.close();
    }
    expect(new Set(tags).size).toBe(3);
  });
});

describe('CONTACT_URL', () => {
  it.each([
    'https://desk.example/new',
    'http://desk.example:8080/{title}?text={body}',
    'mailto:desk@stats.example',
    'mailto:desk@stats.example?subject={title}&body={body}',
  ])('may be %s', (contact) => {
    expect(readConfig({ CONTACT_URL: contact }).contactUrl).toBe(contact);
  });

  it.each([
    'desk@stats.example',
    'mailto:',
    'mailto:desk',
    'ftp://desk.example',
    'javascript:alert(1)',
    'https://desk.example/{id}',
    'https://desk example/',
    '/issues',
  ])('may not be %s, which is said in one line', (contact) => {
    const start = () => readConfig({ CONTACT_URL: contact });
    expect(start).toThrow(ConfigError);
    expect(start).toThrow(/^Bad configuration: CONTACT_URL: write an http, https or mailto address[^\n]*$/);
  });
});
