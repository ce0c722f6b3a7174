import { describe, expect, it } from 'vitest';
import { seedFolder, served } from '../server.ts';
import { ask } from '../wire.ts';

const server = served({ folder: seedFolder });
const page = (path: string) => ask(server().port, path, { headers: { Accept: 'text/html' } });

describe('the page of an indicator for a frame', () => {
  it('may stand in a frame of any site, and is the only page that may', async () => {
    const { status, headers } = await page('/embed/indicators/data-output-nda?lang=en');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toMatch(/script-src 'self';.*frame-ancestors \*$/);
    expect(headers['x-frame-options']).toBeUndefined();
    for (const path of ['/', '/indicators/data-output-nda', '/concepts/data-output', '/docs', '/errors']) {
      const other = await page(`${path}?lang=en`);
      expect(other.headers['content-security-policy'], path).toMatch(/frame-ancestors 'none'$/);
      expect(other.headers['x-frame-options'], path).toBe('DENY');
    }
  });

  it('is not listed: the whole page is canonical', async () => {
    const { text } = await page('/embed/indicators/data-output-nda?area=CN&lang=zh');
    expect(text).toContain('<meta name="robots" content="noindex">');
    const whole = `${server().base}/indicators/data-output-nda?lang=zh`;
    expect(text).toContain(`<link rel="canonical" href="${whole}">`);
    expect(text).not.toContain('hreflang');
  });

  it('is the chart of the settings, the title and a way back, without what surrounds other pages', async () => {
    const { text } = await page('/embed/indicators/data-output-nda?transform=yoy&lang=en');
    expect(text).toContain('>Data output (NDA survey)</h1>');
    expect(text).toMatch(
      /src="\/v1\/indicators\/data-output-nda\.svg\?(?=[^"]*area=CN)(?=[^"]*transform=yoy)/,
    );
    expect(text).toContain(
      '<a href="/indicators/data-output-nda?transform=yoy&amp;lang=en" target="_blank" rel="noopener">',
    );
    expect(text).not.toContain('site-head');
    expect(text).not.toContain('boot.');
  });

  it('has the theme of its address, else that of the system', async () => {
    const dark = await page('/embed/indicators/data-output-nda?theme=dark&lang=zh');
    expect(dark.text).toMatch(/^<!doctype html>\n<html lang="zh" data-theme="dark"/);
    expect(dark.text.match(/svg\?[^"]*theme=dark/g)).toHaveLength(2);
    expect(dark.text).not.toContain('prefers-color-scheme');
    const light = await page('/embed/indicators/data-output-nda?theme=light&lang=zh');
    expect(light.text).not.toContain('theme=dark');
    const either = await page('/embed/indicators/data-output-nda?lang=zh');
    expect(either.text).not.toContain('data-theme');
    expect(either.text.match(/prefers-color-scheme: dark/g)).toHaveLength(2);
  });

  it('leads nowhere within the frame, for no other page may stand there', async () => {
    for (const path of ['data-output-nda?', 'nothing?', 'data-output-nda?transform=nothing&']) {
      const { text } = await page(`/embed/indicators/${path}lang=en`);
      const links = text.match(/<a [^>]*>/g) ?? [];
      expect(links.length, path).toBeGreaterThan(0);
      for (const link of links) expect(link, path).toContain('target="_blank"');
    }
  });

  it('says what it cannot show, without a header either', async () => {
    const unknown = await page('/embed/indicators/nope?lang=en');
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('There is no indicator');
    expect(unknown.text).not.toContain('site-head');
    const meaningless = await page('/embed/indicators/data-output-nda?currency=USD&lang=en');
    expect(meaningless.status).toBe(422);
  });
});
