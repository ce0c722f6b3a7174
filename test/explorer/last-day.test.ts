import { expect, it } from 'vitest';
import { lastDay as counted } from '../../src/domain/time/period.ts';
import { lastDay } from '../../src/explorer/page/base/last-day.ts';

it.each([
  ['2023', '2023-12-31'],
  ['2024-02', '2024-02-29'],
  ['2024-06', '2024-06-30'],
  ['2024-06-05', '2024-06-05'],
])('the last day of %s is that of the API', (date, day) => {
  expect(lastDay(date)).toBe(day);
  expect(counted(date).day).toBe(day);
});
