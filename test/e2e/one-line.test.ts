import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Server, seedFolder, serve } from '../http/server.ts';
import { launch, noBrowser } from './browser.ts';

const run = promisify(execFile);

let server: Server;
beforeAll(async () => {
  server = await serve({ folder: seedFolder });
});
afterAll(() => server.app.close());

/** The first of some commands that succeeds with these arguments; null where none does. */
async function able(commands: readonly string[], args: readonly string[]): Promise<string | null> {
  for (const command of commands) {
    const works = await run(command, args).then(
      () => true,
      () => false,
    );
    if (works) return command;
  }
  return null;
}

const python = await able(['python3', '/usr/bin/python3'], ['-c', 'import pandas']);
const r = await able(['Rscript'], ['--version']);

describe('one line reads the figures of an indicator', () => {
  it.skipIf(noBrowser !== null)(
    `as a picture in a page of another origin${noBrowser === null ? '' : ` (${noBrowser})`}`,
    async () => {
      const pictures = ['data-output-nda.svg?lang=zh', 'data-output-nda.png?width=400&height=300'];
      const page = createServer((_, response) => {
        // The strictest page: what it embeds has to allow that by itself.
        response.setHeader('cross-origin-embedder-policy', 'require-corp');
        response.setHeader('content-type', 'text/html');
        const source = (path: string) => `${server.base}/v1/indicators/${path}`.replaceAll('&', '&amp;');
        response.end(`<!doctype html>${pictures.map((path) => `<img src="${source(path)}">`).join('')}`);
      });
      await new Promise<void>((resolve) => void page.listen(0, 'localhost', resolve));
      const browser = await launch();
      try {
        const opened = await browser.newPage();
        await opened.goto(`http://localhost:${(page.address() as AddressInfo).port}/`, { waitUntil: 'load' });
        const sizes = await opened.evaluate(
          '[...document.images].map(({ naturalWidth, naturalHeight }) => [naturalWidth, naturalHeight])',
        );
        expect(sizes).toEqual([
          [800, 450],
          [400, 300],
        ]);
      } finally {
        await browser.close();
        page.close();
      }
    },
  );

  it.skipIf(python === null)(`with pandas${python === null ? ' (no python3 has pandas)' : ''}`, async () => {
    const address = `${server.base}/v1/indicators/data-output-nda.csv?period=2023..2024`;
    const program = `import pandas as pd; print(pd.read_csv("${address}")[["period","value"]].values.tolist())`;
    const { stdout } = await run(python ?? '', ['-c', program]);
    expect(JSON.parse(stdout)).toEqual([
      [2023, 32.85],
      [2024, 41.06],
    ]);
  });

  it.skipIf(r === null)(`with R${r === null ? ' (there is no Rscript)' : ''}`, async () => {
    const address = `${server.base}/v1/indicators/data-output-nda.csv?period=2023..2024`;
    const program = `x <- read.csv("${address}"); cat(sprintf("%d %.2f", x$period, x$value), sep = ";")`;
    const { stdout } = await run(r ?? '', ['--vanilla', '-e', program]);
    expect(stdout).toBe('2023 32.85;2024 41.06');
  });
});
