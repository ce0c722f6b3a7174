import { Fault } from '../domain/fault.ts';
import { keyOf } from '../store/import/reading/cell-text.ts';
import { dayMeanings } from '../store/import/reading/period-cell.ts';
import type { ReadingOptions } from '../store/import/reading/sheet.ts';

/** What the options of a command say of the table that it imports. */
interface GivenOptions {
  readonly read?: readonly string[] | undefined;
  readonly days?: string | undefined;
  readonly decimal?: string | undefined;
  readonly indicator?: string | undefined;
  readonly area?: string | undefined;
  readonly period?: string | undefined;
  readonly unit?: string | undefined;
}

/** @throws Fault for a value that an option cannot have */
export function readingOptions({ read = [], days, decimal, ...others }: GivenOptions): ReadingOptions {
  const { indicator, area, period, unit } = others;
  const said = Object.entries({ indicator, area, period, unit }).filter(([, value]) => value !== undefined);
  return {
    reads: new Map(read.map(meaningIn)),
    given: Object.fromEntries(said),
    days: days === undefined ? null : oneOf('--days', days, dayMeanings),
    decimals: decimal === undefined ? null : oneOf('--decimal', decimal, ['point', 'comma'] as const),
  };
}

function meaningIn(text: string): [string, string] {
  const at = text.lastIndexOf('=');
  if (at < 0 || at === text.length - 1) throw new Fault(`--read: write "TEXT=MEANING", not "${text}".`);
  return [keyOf(text.slice(0, at)), text.slice(at + 1).trim()];
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new Fault(`${option}: write ${allowed.join(' or ')}, not "${value}".`);
  return found;
}
