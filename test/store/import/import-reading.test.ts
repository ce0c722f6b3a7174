import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/store/import/decode.ts';
import { readSheet } from '../../../src/store/import/sheet.ts';
import { faultOf } from '../../domain/derivation/faulty.ts';

const text = 'indicator,value\n数据产量,3.2万亿\n';
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const chinese = iconv.encode('数据', 'gb18030');
const refusal =
  'The file is neither UTF-8, nor UTF-16 with a byte order mark, nor GB18030. Save it as UTF-8.';

describe('the bytes of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with BOM', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16LE', utf16],
    ['GB18030', iconv.encode(text, 'gb18030')],
  ])('in %s are decoded', (encoding, bytes) => {
    expect(decode(bytes)).toEqual({ text, encoding });
  });

  it('in GB18030 may need four bytes for a character', () => {
    expect(decode(iconv.encode('数据\u{20000}', 'gb18030'))).toEqual({
      text: '数据\u{20000}',
      encoding: 'GB18030',
    });
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xd8])],
    ['UTF-16 with the other byte order', Buffer.from([0xfe, 0xff, 0x00, 0x61])],
    ['half a character of UTF-16', utf16.subarray(0, utf16.length - 1)],
    ['broken UTF-8 behind a byte order mark', Buffer.from([0xef, 0xbb, 0xbf, 0xff])],
    [
      'GB18030 behind a byte order mark of UTF-8',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf, 0x41]), chinese]),
    ],
    ['Latin letters of a Western code page', Buffer.from('Zürich,é\n', 'latin1')],
  ])('of %s are refused', (_, bytes) => {
    expect(faultOf(() => decode(bytes)).message).toBe(refusal);
  });
});

describe('a table', () => {
  it.each([
    [',', 'indicator,area,value\na,CN,"1,234"\n'],
    [';', 'indicator;area;value\r\na;CN;1,234\r\n'],
    ['\t', 'indicator\tarea\tvalue\na\tCN\t1,234'],
  ])('separated by "%s" is read', (delimiter, content) => {
    expect(readSheet(content)).toEqual({
      delimiter,
      columns: ['indicator', 'area', 'value'],
      rows: [{ line: 2, cells: { indicator: 'a', area: 'CN', value: '1,234' } }],
    });
  });

  it('reports the line on which each row begins', () => {
    const { rows } = readSheet('a,b\n1,"two\nlines"\n\n2,x\n3,"y"');
    expect(rows.map(({ line, cells }) => [line, cells.a])).toEqual([
      [2, '1'],
      [5, '2'],
      [6, '3'],
    ]);
  });

  it('removes the apostrophes that protect spreadsheets', () => {
    expect(readSheet("a,b\n'=1+1,'tis\n").rows[0]?.cells).toEqual({ a: '=1+1', b: "'tis" });
  });

  it('keeps its columns when it has no rows', () => {
    expect(readSheet('a,b\n')).toEqual({ delimiter: ',', columns: ['a', 'b'], rows: [] });
    expect(readSheet('')).toEqual({ delimiter: ',', columns: [], rows: [] });
  });

  it.each([
    ['a,b\n1,2,3\n', /^The table cannot be read: .*line 2/],
    ['a,b\n"1,2\n', /^The table cannot be read: /],
    ['value,area,value\n1,CN,2\n', /^The table has two columns called "value"\.$/],
  ])('that cannot be read is refused: %j', (content, message) => {
    expect(faultOf(() => readSheet(content)).message).toMatch(message);
  });
});
