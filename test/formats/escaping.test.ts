import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/domain/catalogue/catalogue.ts';
import { csvLine, unguarded } from '../../src/domain/statements/csv-cells.ts';
import { bibtex, latex } from '../../src/formats/citations/bibtex.ts';
import { csl } from '../../src/formats/citations/csl.ts';
import { oneLine } from '../../src/formats/citations/reference.ts';
import { ris } from '../../src/formats/citations/ris.ts';
import { ndjsonLine } from '../../src/formats/tables/ndjson.ts';
import { xmlText } from '../../src/formats/tables/worksheet.ts';
import fc, { letter } from '../fast-check.ts';
import { written } from './decode.ts';
import { catalogue, seriesAnswer, statements } from './series.ts';

/** Texts rich in what formats treat as their own. */
const hostile = fc.oneof(
  fc.string({ unit: letter }),
  fc
    .array(
      fc.constantFrom(
        ...'=+-@\'"\\{}~^&%$#_,;<>\t\r\n\u0085\u2028\u2029',
        'TY  - ',
        'ER  - ',
        '_x0041_',
        '数据',
        'a',
      ),
    )
    .map((parts) => parts.join('')),
);

function citing(title: string, publisher: string) {
  const [known] = catalogue.sources.values();
  if (known === undefined) throw new Error('The series has sources.');
  const source: Source = { ...known, title, publisher };
  return seriesAnswer(statements, { sources: [source], locator: publisher });
}

describe('CSV', () => {
  it('restores any text, and no cell begins like a formula', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 2 }), (cells) => {
        const [row]: string[][] = parse(csvLine(cells));
        expect(row?.map(unguarded)).toEqual(cells);
        for (const cell of row ?? []) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

describe('NDJSON', () => {
  it('writes one line for any row, wherever a reader sees the end of a line', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1 }), (cells) => {
        const line = ndjsonLine(cells.map((_, index) => `c${index}`))(cells);
        expect(line.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)).toHaveLength(2);
        expect(Object.values(JSON.parse(line))).toEqual(cells);
      }),
    );
  });
});

describe('BibTeX', () => {
  it('keeps every brace in balance and every special character a command', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = latex(text);
        let depth = 0;
        for (const character of escaped) {
          depth += character === '{' ? 1 : character === '}' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        expect(escaped.replace(/\\([&%$#_]|text[a-z]+)/g, '')).not.toMatch(/[\\~^&%$#_]/);
      }),
    );
  });

  it('never lets a title or a publisher end its entry', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (title, publisher) => {
        const lines = (await written(bibtex, citing(title, publisher))).toString().split('\n');
        expect(lines.filter((line) => line.startsWith('@'))).toHaveLength(2);
        expect(lines.filter((line) => line === '}')).toHaveLength(2);
      }),
    );
  });
});

describe('RIS', () => {
  it('gives every line its tag, and every record its beginning and end', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (title, publisher) => {
        const lines = (await written(ris, citing(title, publisher)))
          .toString()
          .split(/\r\n|[\n\r\u0085\u2028]/);
        const tags = lines.filter((line) => line !== '').map((line) => line.slice(0, 6));
        for (const tag of tags) expect(tag).toMatch(/^[A-Z][A-Z0-9] {2}- $/);
        expect(tags.filter((tag) => tag === 'TY  - ')).toHaveLength(2);
        expect(tags.filter((tag) => tag === 'ER  - ')).toHaveLength(2);
      }),
    );
  });
});

describe('CSL-JSON', () => {
  it('restores title and publisher on one line', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (title, publisher) => {
        const [item] = JSON.parse((await written(csl, citing(title, publisher))).toString());
        expect(item.title).toBe(oneLine(title));
        expect(item.author[0].literal).toBe(oneLine(publisher));
      }),
    );
  });
});

describe('XLSX', () => {
  it('writes any text so that XML takes it and the escape can be undone', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const xml = xmlText(text);
        expect(xml).not.toMatch(/[<>"\r]/);
        const back = xml
          .replaceAll('&quot;', '"')
          .replaceAll('&gt;', '>')
          .replaceAll('&lt;', '<')
          .replaceAll('&amp;', '&')
          .replace(/_x([0-9A-F]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
        expect(back).toBe(text);
      }),
    );
  });
});
