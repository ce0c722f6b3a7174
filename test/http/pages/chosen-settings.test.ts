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

  it('leaves on no tab a figure that became known later', async () => {
    const ids = [
      'gdp-current-nbs',
      'data-output-nda',
      'digital-economy-size-caict',
      'gdp-current-provincial',
    ];
    for (const id of ids) {
      const path = `/v1/observations?indicator=${id}&revisions=all&fields=id,display,knownFrom&meta=none&limit=1000`;
      const every: readonly Stated[] = JSON.parse((await ask(server().port, path)).text).data;
      for (const day of ['2021-06-30', '2024-10-01', '2025-12-31']) {
        const then = new Set(every.filter(({ knownFrom }) => knownFrom <= day).map(({ display }) => display));
        const later = every.filter(({ display, knownFrom }) => knownFrom > day && !then.has(display));
        for (const view of ['chart', 'table', 'map', 'revisions', 'rivals', 'checks', 'sources']) {
          const page = await ask(server().port, `/indicators/${id}?view=${view}&asOf=${day}&lang=en`);
          // Its figures were too few then for such a tab.
          if (page.status === 400 && page.text.includes(`view=${view}`)) continue;
          expect([id, day, view, page.status]).toEqual([id, day, view, 200]);
          // The notes are those of today, and say so.
          const text = page.text.replace(
            /<script[\s\S]*?<\/script>|<h3>Notes of today[\s\S]*?<\/ul>|<\/?span[^>]*>/g,
            '',
          );
          const leaked = later.filter((row) => text.includes(row.id) || text.includes(`>${row.display}`));
          expect([id, day, view, leaked]).toEqual([id, day, view, []]);
        }
      }
    }
  });

  it('shows those checks whose figures were known, and says so', async () => {
    const view = 'gdp-current-nbs?view=checks';
    const counted = async (path: string) => (await pageOf(path)).split('<article class="check').length - 1;
    expect(await counted(`${view}&asOf=2024-12-31`)).toBeGreaterThan(0);
    expect(await counted(`${view}&asOf=2024-12-31`)).toBeLessThan(await counted(view));
    expect(await pageOf(`${view}&asOf=2024-12-31`)).toContain('were known on 2024-12-31');
  });
});

interface Stated {
  readonly id: string;
  readonly display: string;
  readonly knownFrom: string;
}
