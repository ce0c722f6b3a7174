import { parseArgs } from 'node:util';
import { Fault } from '../domain/fault.ts';
import { keyOf } from '../store/import/reading/cell-text.ts';
import { dayMeanings } from '../store/import/reading/period-cell.ts';
import type { ReadingOptions } from '../store/import/reading/sheet.ts';

/** What the command line says. @throws TypeError for an option that there is not */
export function givenOptions() {
  return parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean' },
      source: { type: 'string' },
      title: { type: 'string' },
      publisher: { type: 'string' },
      'published-on': { type: 'string' },
      language: { type: 'string', default: 'en' },
      file: { type: 'string' },
      encoding: { type: 'string' },
      sheet: { type: 'string' },
      decimal: { type: 'string' },
      days: { type: 'string' },
      read: { type: 'string', multiple: true },
      indicator: { type: 'string' },
      area: { type: 'string' },
      period: { type: 'string' },
      unit: { type: 'string' },
      'new-indicators': { type: 'string' },
      undo: { type: 'string' },
      list: { type: 'boolean' },
      lang: { type: 'string', default: 'en' },
    },
  });
}

/** The options of the import, by name. */
export type ImportFlags = ReturnType<typeof givenOptions>['values'];

/** How the options say that the table is to be read. @throws Fault for a value that an option cannot have */
export function readingOptions({ read = [], days, decimal, ...others }: ImportFlags): ReadingOptions {
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
