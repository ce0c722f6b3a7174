import { describe, expect, it } from 'vitest';
import { seedFolder, served } from '../server.ts';
import { ask } from '../wire.ts';

const server = served({ folder: seedFolder });

async function pageOf(path: string): Promise<string> {
  const { status, text } = await ask(server().port, `/indicators/${path}&lang=en`);
  expect(status, path).toBe(200);
  return text.replace(/<script[\s\S]*?<\/script>/g, '');
}

/** What the list of areas has chosen. */
async function chosenArea(path: string) {
  return /<select id="area"[\s\S]*?<option [^>]*selected[^>]*>([^<]*)/.exec(await pageOf(path))?.[1];
}

describe('an area that is chosen', () => {
  it('is named where the indicator has no figure of it', async () => {
    expect(await pageOf('gdp-current-nbs?area=CN-GD')).toContain('There is no figure of Guangdong here.');
    expect(await pageOf('gdp-current-nbs?area=CN')).not.toContain('There is no figure');
  });

  it('is the one that the list of areas shows, or several', async () => {
    const id = 'digital-economy-size-provincial-caict';
    expect(await chosenArea(`${id}?area=CN-GD`)).toBe('Guangdong');
    expect(await chosenArea(`${id}?area=CN-GD,CN-ZJ`)).toBe('Guangdong, Zhejiang');
    expect(await chosenArea(`${id}?area=CN-XJ`)).toBe('Xinjiang');
  });
});

describe('the day of which figures were known', () => {
  it('has no forecast judged by what came later', async () => {
    const view = 'gdp-current-nbs?view=revisions';
    expect(await pageOf(view)).toContain('Forecasts and what came');
    expect(await pageOf(`${view}&asOf=2025-12-01`)).not.toContain('Forecasts and what came');
  });

  it('has no document that came later, and as current what was current then', async () => {
    const html = await pageOf('gdp-current-nbs?view=sources&asOf=2024-06-01');
    const [list = ''] = /<ol class="source-list">[\s\S]*?<\/ol>/.exec(html) ?? [];
    expect(list).toContain('people-20240117-facts');
    expect(list).not.toMatch(/id="[^"]*2026/);
    const of2023 = /<li class="current">[^<]*2023[\s\S]*?<\/li>/.exec(list)?.[0];
    expect(of2023).toContain('126.06 trillion yuan');
  });

  it('has rivals as they were known', async () => {
    const view = 'gdp-current-nbs?view=rivals&at=2023';
    expect(await pageOf(`${view}&asOf=2024-06-01`)).toContain('126.06 trillion yuan');
    expect(await pageOf(view)).not.toContain('>126.06 trillion yuan');
  });
});
