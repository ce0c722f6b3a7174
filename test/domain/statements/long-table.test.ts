import { describe, expect, it } from 'vitest';
import { longColumns, longRow, longType } from '../../../src/domain/statements/long-table.ts';
import { catalogue, rangeStatement, statement } from '../../fixtures/statements.ts';

describe('the long table', () => {
  it('has the columns of the contract, in their order', () => {
    expect(longColumns.join(',')).toBe(
      'id,indicator,area,period,periodStart,periodEnd,kind,value,unit,qualifier,lower,upper,publishedOn,relation,source,frequency,lane,digits,scale,locator,caveats,missingReason,knownFrom,periodBasis,doubtful,significantDigits,saidBy,onBehalfOf,supersedes,supersedesReason,note,knownUntil,publishedPrecision,grade,confirmations,disputes',
    );
  });

  it('tells what the cells of each column are', () => {
    const types: Partial<Record<string, string>> = {
      periodStart: 'date',
      periodEnd: 'date',
      knownFrom: 'date',
      knownUntil: 'date',
      value: 'number',
      lower: 'number',
      upper: 'number',
      significantDigits: 'integer',
      confirmations: 'integer',
      disputes: 'integer',
    };
    for (const column of [...longColumns, 'formula'])
      expect(longType(column), column).toBe(types[column] ?? 'text');
  });

  it('has a cell for each column', () => {
    expect(Object.keys(longRow(statement(), catalogue, '1'))).toEqual([...longColumns]);
  });

  it('divides value and bounds by the scale and says so, but keeps the printed digits', () => {
    expect(longRow(statement(), catalogue, 'billion')).toMatchObject({
      value: 5860,
      lower: 5855,
      upper: 5865,
      scale: 'billion',
      digits: '5.86',
    });
  });

  it('does not scale units that are not counted in words', () => {
    const percent = statement({ indicator: 'widgets-so-yoy', value: 25 });
    expect(longRow(percent, catalogue, 'million')).toMatchObject({ value: 25, scale: '1' });
  });

  it('leaves the value of a printed range out and says why', () => {
    expect(longRow(rangeStatement(), catalogue, '1')).toMatchObject({
      value: null,
      digits: null,
      lower: 1.5e12,
      upper: 2e12,
      missingReason: 'publishedAsRange',
    });
  });

  it('says yes to doubt, and nothing where there is none', () => {
    expect(longRow(statement({ doubtful: true }), catalogue, '1').doubtful).toBe('yes');
    expect(longRow(statement(), catalogue, '1').doubtful).toBeNull();
  });

  it('leaves the cell of caveats empty where there are none', () => {
    expect(longRow(statement(), catalogue, '1').caveats).toBeNull();
  });

  it('puts caveats in both languages, one a line', () => {
    const s = statement({ caveat: { en: 'By hand.', zh: '手工。' }, periodBasis: 'inferred' });
    expect(longRow(s, catalogue, '1').caveats).toBe(
      'By hand. | 手工。\nThe source does not name the period; it is inferred from the context. | 来源未写明时期，系据上下文推断。',
    );
  });
});
