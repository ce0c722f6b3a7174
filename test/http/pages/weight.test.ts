import { describe, expect, it } from 'vitest';
import { shownPages } from '../../../bench/shown-pages.ts';
import { seedFolder, served } from '../server.ts';
import { type Answer, ask } from '../wire.ts';

const server = served({ folder: seedFolder });

const tabs = ['revisions', 'rivals', 'checks', 'sources'].map(
  (view) => `/indicators/digital-economy-size-caict?view=${view}`,
);
const embed = '/embed/indicators/data-output-nda';
const pages = [
  ...shownPages,
  ...tabs,
  '/indicators/digital-economy-gdp-share-provincial-caict?view=map',
  embed,
].flatMap((path) => ['en', 'zh'].map((lang) => `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`));

/** What came over the connection: the body as it was encoded, and the headers as lines. */
const weightOf = ({ bytes, headers }: Answer) =>
  Object.entries(headers).reduce((sum, [name, value]) => sum + `${name}: ${value}\r\n`.length, bytes.length);

describe('what a page loads before anybody touches it', () => {
  const asked = (path: string) =>
    ask(server().port, path, { headers: { 'Accept-Encoding': 'br', Accept: 'text/html,*/*;q=0.8' } });

  it.each(pages)('weighs 90 kB at most, without the two fonts: %s', async (path) => {
    const document = await asked(path);
    expect(document.headers['content-encoding']).toBe('br');
    const files = [...document.text.matchAll(/<(?:script|link)[^>]+(?:src|href)="(\/assets\/[^"]+)"/g)].map(
      ([, address = '']) => address,
    );
    // On a phone; the chart itself takes its place on the first use.
    const [, picture] =
      /<source[^>]*media="\(max-width: \w+\)"[^>]*srcset="([^"]+)"/.exec(document.text) ?? [];
    const pictures = picture === undefined ? [] : [picture.replaceAll('&amp;', '&')];
    const others = [...new Set(files)].filter((address) => !address.endsWith('.woff2'));
    expect(others.filter((address) => address.endsWith('.js')).length).toBeGreaterThan(0);
    const answers = await Promise.all([...others, ...pictures].map(asked));
    expect(answers.map(({ status }) => status)).not.toContain(404);
    const total = [document, ...answers].reduce((sum, answer) => sum + weightOf(answer), 0);
    expect(total).toBeLessThan(90_000);
  });
});
