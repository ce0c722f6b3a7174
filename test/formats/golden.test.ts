import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parquetMetadata, parquetSchema } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../src/formats/format.ts';
import { observationFormats } from '../../src/formats/formats.ts';
import { decoders, sheetRows, written } from './decode.ts';
import { seriesAnswer } from './series.ts';

/** What a golden file holds: the bytes of a text, the decoded cells of the others. */
async function shown(format: Format): Promise<string> {
  const answer = seriesAnswer();
  const bytes = await written(format, answer);
  if (!format.binary) return bytes.toString();
  const cells = await decoders[format.name]?.(bytes, answer.columns);
  const more = format.name === 'xlsx' ? await sheets(bytes) : schema(bytes);
  return `${JSON.stringify({ data: cells, ...more }, null, 1)}\n`;
}

async function sheets(bytes: Buffer): Promise<object> {
  return { sources: await sheetRows(bytes, 'sources'), notes: await sheetRows(bytes, 'notes') };
}

function schema(bytes: Buffer): object {
  const metadata = parquetMetadata(new Uint8Array(bytes).buffer);
  const columns = parquetSchema(metadata).children.map(({ element }) => [
    element.name,
    element.type,
    element.converted_type ?? null,
  ]);
  return { columns, metadata: metadata.key_value_metadata };
}

describe('golden files of one small series', () => {
  it.each(observationFormats.filter(({ picture }) => !picture))(
    '$name equals its reviewed golden file',
    async (format) => {
      const file = new URL(`golden/${format.name}.golden`, import.meta.url);
      const text = await shown(format);
      // A new format writes its file once, to be reviewed by hand; nothing ever overwrites one.
      if (!existsSync(file) && process.env.CI === undefined) writeFileSync(file, text);
      expect(text).toBe(readFileSync(file, 'utf8'));
    },
  );
});
