import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { sdmxPath } from '../../src/explorer/site/take/sdmx-path.ts';
import { seedFolder, served } from '../http/server.ts';
import { python, rscript } from './interpreters.ts';
import { attempt } from './reader.ts';

const server = served({ folder: seedFolder });

/** What the page of an indicator may show, and the name of its file. */
const states = [
  ['data-output-nda?lang=en', 'data-output-nda_CN.csv'],
  [
    'gdp-current-nbs?area=CN&frequency=A&period=2015..2024&transform=yoy&lang=zh',
    'gdp-current-nbs_CN_A_yoy_2015-2024.csv',
  ],
  [
    'digital-economy-size-provincial-caict?area=CN-GD,CN-ZJ&asOf=2025-12-31&lang=en',
    'digital-economy-size-provincial-caict_CN-GD+CN-ZJ_asOf-2025-12-31.csv',
  ],
] as const;

/** What each way of reading must find of a figure. */
interface Figure {
  readonly area: string;
  readonly period: string;
  readonly value: number;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The code on a page, by its title. */
async function codeOn(state: string): Promise<ReadonlyMap<string, string>> {
  const html = await server().text(`/indicators/${state}`);
  const boxes = html.matchAll(/data-snippet="([^"]+)".*?<code>(.*?)<\/code>/gs);
  return new Map(
    [...boxes].map(([, title = '', code = '']) => [
      title,
      code.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole),
    ]),
  );
}

/** What the pages show, and the code of a kind that stands on each. */
async function onPages(title: string): Promise<{ readonly codes: string[]; readonly figures: Figure[][] }> {
  const pages = await Promise.all(states.map(([state]) => codeOn(state)));
  const codes = pages.map((page) => page.get(title) ?? '');
  const figures = pages.map(async (page) => {
    const address = page.get('Address') ?? page.get('地址') ?? '';
    expect(new URL(address).pathname).toMatch(/^\/v1\/indicators\/[\w-]+\.json$/);
    const { data } = await server().json<{ data: Figure[] }>(`${address}&limit=1000`);
    expect(data.length).toBeGreaterThan(1);
    return data.map(figureOf);
  });
  return { codes, figures: await Promise.all(figures) };
}

const figureOf = ({ area, period, value }: Readonly<Record<keyof Figure, unknown>>): Figure => ({
  area: `${area}`,
  period: `${period}`,
  // Programs print as many digits as they think right.
  value: Number(Number(value).toPrecision(12)),
});

const figuresIn = (csv: string) =>
  parse<Record<keyof Figure, string>>(csv, { columns: true, bom: true }).map(figureOf);

/** The text that a program prints for each state, with a line between. */
async function printed(command: string, args: readonly string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)(command, args, { maxBuffer: 2 ** 26 });
  return stdout.split(/^====\r?\n/m).slice(0, -1);
}

const present = (command: string, ...args: string[]) => attempt(command, args).status === 0;

describe('the code on the page of an indicator reads what the page shows', () => {
  it.skipIf(!present('curl', '--version'))('with curl, into a file of its name', async () => {
    const { codes, figures } = await onPages('curl');
    for (const [at, code] of codes.entries()) {
      const folder = mkdtempSync(join(tmpdir(), 'take-away-'));
      try {
        await promisify(execFile)('sh', ['-c', code], { cwd: folder });
        expect(readdirSync(folder)).toEqual([states[at]?.[1]]);
        const [name = ''] = readdirSync(folder);
        expect(figuresIn(readFileSync(join(folder, name), 'utf8'))).toEqual(figures[at]);
      } finally {
        rmSync(folder, { recursive: true, maxRetries: 9 });
      }
    }
  });

  it('with JavaScript', async () => {
    const { codes, figures } = await onPages('JavaScript');
    const program = codes.map(
      (code) => `{\n${code}\nconsole.log(JSON.stringify(data)); console.log('====')\n}`,
    );
    const texts = await printed(process.execPath, ['--input-type=module', '-e', program.join('\n')]);
    expect(texts.map((text) => JSON.parse(text).map(figureOf))).toEqual(figures);
  });

  it.skipIf(python === undefined)('with Python (skipped without python3 with pandas)', async () => {
    const { codes, figures } = await onPages('Python');
    const program = codes.map((code) => `${code}\nprint(data.to_csv(index=False), end="")\nprint("====")`);
    expect((await printed(python ?? '', ['-c', program.join('\n')])).map(figuresIn)).toEqual(figures);
  });

  it.skipIf(rscript === undefined)('with R (skipped without Rscript)', async () => {
    const { codes, figures } = await onPages('R');
    const program = codes.map((code) => `${code}\nwrite.csv(data, row.names = FALSE)\ncat("====\\n")`);
    expect((await printed(rscript ?? '', ['-e', program.join('\n')])).map(figuresIn)).toEqual(figures);
  });

  it('with Power Query and Google Sheets, at the address of the CSV', async () => {
    const { codes } = await onPages('R');
    const csv = codes.map((code) => /"([^"]+)"/.exec(code)?.[1] ?? '');
    for (const title of ['Power Query', 'Google Sheets']) {
      const { codes: others } = await onPages(title);
      expect(others.map((code) => /"(http[^"]+)"/.exec(code)?.[1])).toEqual(csv);
    }
  });

  it('with a formula of Excel, which takes the newest figure alone', async () => {
    for (const [state, title] of [
      [states[0][0], 'Excel (the newest figure)'],
      [states[1][0], 'Excel（最新一期数值）'],
    ] as const) {
      const formula = (await codeOn(state)).get(title) ?? '';
      const [, address = ''] =
        /^=VALUE\(TEXTBEFORE\(TEXTAFTER\(WEBSERVICE\("(.+)"\),CHAR\(10\)\),CHAR\(13\)\)\)$/.exec(formula) ??
        [];
      expect(await server().text(address)).toMatch(/^value\r\n[\d.]+\r\n$/);
    }
  });
});

describe('the address in SDMX on the page of an indicator', () => {
  it('has the figures that the page shows, and is not there where they are computed', async () => {
    for (const [state] of states) {
      const page = await codeOn(state);
      const address = page.get('Address in SDMX') ?? page.get('SDMX地址');
      expect(address === undefined, state).toBe(state.includes('transform'));
      if (address === undefined) continue;
      const shown = await server().json<{ data: Figure[] }>(`${page.get('Address')}&limit=1000`);
      const rows = parse<Record<string, string>>(
        await server().text(`${address}${address.includes('?') ? '&' : '?'}format=csvdata`),
        { columns: true },
      );
      const figures = rows.map(({ REF_AREA, TIME_PERIOD, OBS_VALUE }) =>
        figureOf({ area: REF_AREA, period: TIME_PERIOD, value: OBS_VALUE }),
      );
      const inOrder = (all: readonly Figure[]) => all.map((each) => JSON.stringify(each)).toSorted();
      expect(inOrder(figures)).toEqual(inOrder(shown.data.map(figureOf)));
    }
  });

  it.each([
    ['indicator=a', '.a..outturn+forecast+target'],
    ['indicator=a,b&area=CN&frequency=A&lane=outturn&lang=zh&labels=name', 'A.a+b.CN.outturn'],
    ['indicator=a&period=2020..2022', '.a..outturn+forecast+target?startPeriod=2020&endPeriod=2022'],
    ['indicator=a&period=..2022', '.a..outturn+forecast+target?endPeriod=2022'],
    ['indicator=a&period=2020', '.a..outturn+forecast+target?startPeriod=2020&endPeriod=2020'],
  ])('asks for the same: %s', (query, path) => {
    expect(sdmxPath(`/v1/observations?${query}`)).toBe(`/sdmx/v1/data/DATA_ECONOMY/${path}`);
  });

  it.each([
    'indicator=*',
    'indicator=a&area=CN-*',
    'indicator=a&period=2024-Q1..',
    'indicator=a&revisions=all',
    'concept=a',
  ])('is left out where SDMX has no such question: %s', (query) => {
    expect(sdmxPath(`/v1/observations?${query}`)).toBeNull();
  });
});
