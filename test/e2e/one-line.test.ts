import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { python, rscript } from '../clients/interpreters.ts';
import { answering } from '../http/answering.ts';
import { seedFolder, served } from '../http/server.ts';
import { launch, noBrowser } from './browser.ts';

const run = promisify(execFile);

const server = served({ folder: seedFolder });

describe('one line reads the figures of an indicator', () => {
  it.skipIf(noBrowser !== null)(
    `as a picture in a page of another origin${noBrowser === null ? '' : ` (${noBrowser})`}`,
    async () => {
      const pictures = ['data-output-nda.svg?lang=zh', 'data-output-nda.png?width=400&height=300'];
      const { base } = await answering((_, response) => {
        // The strictest page: what it embeds has to allow that by itself.
        response.setHeader('cross-origin-embedder-policy', 'require-corp');
        response.setHeader('content-type', 'text/html');
        const source = (path: string) => `${server().base}/v1/indicators/${path}`.replaceAll('&', '&amp;');
        response.end(`<!doctype html>${pictures.map((path) => `<img src="${source(path)}">`).join('')}`);
      });
      const browser = await launch();
      try {
        const opened = await browser.newPage();
        // Another site too, by its name.
        await opened.goto(base.replace('127.0.0.1', 'localhost'), { waitUntil: 'load' });
        const sizes = await opened.evaluate(
          '[...document.images].map(({ naturalWidth, naturalHeight }) => [naturalWidth, naturalHeight])',
        );
        expect(sizes).toEqual([
          [800, 450],
          [400, 300],
        ]);
      } finally {
        await browser.close();
      }
    },
  );

  it.skipIf(python === undefined)(
    `with pandas${python === undefined ? ' (no python3 has pandas)' : ''}`,
    async () => {
      const address = `${server().base}/v1/indicators/data-output-nda.csv?period=2023..2024`;
      const program = `import pandas as pd; print(pd.read_csv("${address}")[["period","value"]].values.tolist())`;
      const { stdout } = await run(python ?? '', ['-c', program]);
      expect(JSON.parse(stdout)).toEqual([
        [2023, 32.85],
        [2024, 41.06],
      ]);
    },
  );

  it.skipIf(rscript === undefined)(
    `with R${rscript === undefined ? ' (there is no Rscript)' : ''}`,
    async () => {
      const address = `${server().base}/v1/indicators/data-output-nda.csv?period=2023..2024`;
      const program = `x <- read.csv("${address}"); cat(sprintf("%d %.2f", x$period, x$value), sep = ";")`;
      const { stdout } = await run(rscript ?? '', ['--vanilla', '-e', program]);
      expect(stdout).toBe('2023 32.85;2024 41.06');
    },
  );
});
