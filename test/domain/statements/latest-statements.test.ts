import { describe, expect, it } from 'vitest';
import type { Kind } from '../../../src/domain/statements/codes.ts';
import { kinds } from '../../../src/domain/statements/codes.ts';
import { latestInEach, latestOfLanes } from '../../../src/domain/statements/latest-statements.ts';
import { parsePeriod } from '../../../src/domain/time/period.ts';
import { rangeStatement, statement } from '../../fixtures/statements.ts';

const of = (text: string, kind: Kind = 'actual') =>
  statement({ period: parsePeriod(text), kind, lane: kinds[kind].lane });
const forecasts = (...texts: string[]) => texts.map((text) => of(text, 'forecast'));
const day = '2025-06-30';

const each = (rows: readonly ReturnType<typeof of>[], on = day) =>
  latestInEach(rows, on).map(({ period, lane }) => `${lane} ${period.text}`);
const lanes = (rows: readonly ReturnType<typeof of>[], on = day) =>
  [...latestOfLanes(rows, on)].map(([lane, { period }]) => `${lane} ${period.text}`);

describe('the latest figures of an indicator in an area', () => {
  it('are the outturn that ends last of each frequency, and the forecast and target that end next', () => {
    const rows = [of('2022'), of('2023'), of('2023-Q4'), of('2024-Q1'), of('2030', 'target')];
    expect(each([...rows, ...forecasts('2024', '2025', '2024-Q2')])).toEqual([
      'outturn 2023',
      'forecast 2024',
      'target 2030',
      'outturn 2024-Q1',
      'forecast 2024-Q2',
    ]);
  });

  it('have no forecast that an outturn of any frequency has reached', () => {
    expect(each([of('2024-12'), ...forecasts('2023', '2024', '2024-S2')])).toEqual(['outturn 2024-12']);
    expect(each([of('2024-11'), ...forecasts('2023', '2024')])).toEqual(['forecast 2024', 'outturn 2024-11']);
  });

  it('are by the day where there is no outturn: the next, or the last where all lie behind', () => {
    const rows = forecasts('2020', '2024', '2025', '2030');
    expect(each(rows)).toEqual(['forecast 2025']);
    expect(each(rows, '2025-12-31')).toEqual(['forecast 2030']);
    expect(each(rows, '2031-01-01')).toEqual(['forecast 2030']);
    expect(each(rows, '2019-01-01')).toEqual(['forecast 2020']);
  });

  it('are current statements with a value; a range is none of them, and yet an outturn', () => {
    const past = { ...of('2025'), currentTo: '2025-02-01' };
    const never = { ...of('2026'), currentFrom: null };
    expect(each([of('2023'), past, never])).toEqual(['outturn 2023']);
    const range = rangeStatement({ period: parsePeriod('2024') });
    expect(each([of('2023'), range, ...forecasts('2024', '2026')])).toEqual([
      'outturn 2023',
      'forecast 2026',
    ]);
    expect(each([])).toEqual([]);
  });

  it('are one of each lane over all frequencies, the longer period of two that end on one day', () => {
    const rows = [of('2023'), of('2023-12'), of('2023-Q4')];
    expect(lanes([...rows, ...forecasts('2024-12', '2024', '2024-S2', '2025')])).toEqual([
      'outturn 2023',
      'forecast 2024',
    ]);
    expect(lanes([of('2024-03'), of('2023'), of('2024', 'target')])).toEqual([
      'outturn 2024-03',
      'target 2024',
    ]);
  });
});
