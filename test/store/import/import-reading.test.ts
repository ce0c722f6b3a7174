import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/store/import/bytes/decode.ts';
import { readDelimited } from '../../../src/store/import/bytes/delimited.ts';
import { faultOf } from '../../domain/derivation/faulty.ts';
import { tableOf } from './sheets.ts';

const text = 'indicator,value\n数据产量,3.2万亿\n';
const marked = (mark: number[], bytes: Buffer) => Buffer.concat([Buffer.from(mark), bytes]);
const utf16 = marked([0xff, 0xfe], Buffer.from(text, 'utf16le'));
const words = ['万亿', '地區', '単位', '指标'];

describe('the bytes of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with BOM', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16LE', utf16],
    ['UTF-16BE', marked([0xfe, 0xff], Buffer.from(text, 'utf16le').swap16())],
    ['GB18030', iconv.encode(text, 'gb18030')],
  ])('in %s are decoded', (encoding, bytes) => {
    expect(decode(bytes, { words })).toEqual({ text, encoding });
  });

  it.each([
    ['Big5', '地區,數值\n全國,1\n', 'big5'],
    ['Shift_JIS', '地域,単位\n日本,1\n', 'shift_jis'],
    ['UTF-16LE', text, 'utf16-le'],
  ])('in %s are decoded where that reading alone has a known word', (encoding, content, label) => {
    expect(decode(iconv.encode(content, label), { words })).toEqual({ text: content, encoding });
  });

  it.each([
    ['GB18030', 'indicator,note\na,数据\n', 'gb18030'],
    ['Big5', 'indicator,note\na,資料\n', 'big5'],
    ['Shift-JIS', 'indicator,note\na,データ\n', 'shift_jis'],
    ['EUC-KR', 'indicator,note\na,데이터\n', 'euc-kr'],
    ['Windows-1251', 'indicator,note\na,Привет\n', 'windows-1251'],
    ['Latin-1', 'indicator,note\na,Zürich und Málaga\n', 'latin1'],
  ])(
    'in %s without a known word are refused with what they would read, until the encoding is named',
    (_, content, label) => {
      const bytes = iconv.encode(content, label);
      const { message } = faultOf(() => decode(bytes, { words }));
      expect(message).toMatch(/^The encoding of the file is not certain.*--encoding/s);
      expect(message).toContain(`: ${content.trim().split('\n')[1]}`);
      const named = label === 'latin1' ? 'windows-1252' : label;
      expect(decode(bytes, { words, encoding: named })).toEqual({ text: content, encoding: named });
    },
  );

  it.each([
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xd8]),
      /no text in any known|not certain/,
    ],
    ['half a character of UTF-16', utf16.subarray(0, utf16.length - 1), /^The file is not valid UTF-16LE/],
    [
      'broken UTF-8 behind a byte order mark',
      marked([0xef, 0xbb, 0xbf], Buffer.from([0xff])),
      /^The file is not valid UTF-8/,
    ],
  ])('of %s are refused', (_, bytes, message) => {
    expect(faultOf(() => decode(bytes, { words })).message).toMatch(message);
  });

  it('in an encoding that is named wrongly are refused', () => {
    expect(faultOf(() => decode(Buffer.from([0xff]), { encoding: 'utf-8' })).message).toBe(
      'The file is not valid utf-8.',
    );
    expect(faultOf(() => decode(Buffer.from('a'), { encoding: 'utf-9' })).message).toMatch(
      /^--encoding: "utf-9" is not known/,
    );
  });
});

describe('a table', () => {
  it.each([
    ['commas', 'indicator,area,value\na,CN,"1,234"\n'],
    ['semicolons', 'indicator;area;value\r\na;CN;1,234\r\n'],
    ['tabs', 'indicator\tarea\tvalue\na\tCN\t1,234'],
    ['semicolons', 'sep=;\nindicator;area;value\na;CN;1,234'],
  ])('separated by %s is read', (separator, content) => {
    const { how, rows } = readDelimited(content, 'UTF-8');
    expect(how.en).toBe(`UTF-8, separated by ${separator}`);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['indicator', 'area', 'value'],
      ['a', 'CN', '1,234'],
    ]);
  });

  it.each(['\n', '\r\n', '\r', '\n\r\n'])(
    'reports the line on which each row begins, with line ends %j',
    (end) => {
      const { rows } = tableOf(['a,b', '1,"two', 'lines"', '', '2,x', '3,"y"'].join(end));
      const between = end === '\n\r\n' ? 2 : 1;
      expect(rows.map(({ line, cells }) => [line, cells.a])).toEqual([
        [1 + between, '1'],
        [1 + 4 * between, '2'],
        [1 + 5 * between, '3'],
      ]);
    },
  );

  it('counts the line that names its separator', () => {
    expect(tableOf('sep=,\r\na,b\r\n1,2\n3,4').rows.map(({ line }) => line)).toEqual([3, 4]);
  });

  it('removes the apostrophes that protect spreadsheets', () => {
    expect(tableOf("a,b\n'=1+1,'tis\n").rows[0]?.cells).toEqual({ a: '=1+1', b: "'tis" });
  });

  it('with a quote that is never closed is refused', () => {
    expect(faultOf(() => readDelimited('a,b\n"1,2\n', 'UTF-8')).message).toMatch(
      /^The table cannot be read: /,
    );
  });
});
