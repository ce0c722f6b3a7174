import type { Text } from '../../../domain/statements/codes.ts';
import type { Dataset } from '../../seed/read/dataset.ts';
import { keyOf, plainCell } from './cell-text.ts';
import { columnOf } from './column-names.ts';
import { ambiguous, areasOfName, indicatorsNamed } from './names.ts';
import { looksLikePeriod, periodOfCell } from './period-cell.ts';
import type { ReadingOptions } from './sheet.ts';

/** What a column of a table is. */
export type Role =
  | { readonly as: 'column'; readonly name: string }
  /** One figure in each line, of the period, area or indicator that the header names. */
  | { readonly as: 'series'; readonly cells: Readonly<Record<string, string>> }
  /** What our own wide tables have beside a series: the qualifier of each figure. */
  | { readonly as: 'qualifier'; readonly of: string }
  | { readonly as: 'ignored' }
  | { readonly as: 'blank' }
  | { readonly as: 'unknown' };

/** Columns of our own wide tables: `indicator[.area][:frequency][:forecast|:target][:qualifier] [unit]`. */
const seriesKey = /^([a-z0-9-]+)(?:\.([A-Z0-9-]+))?(?::(?:YTD|[ASQM]))?(?::(forecast|target))?(:qualifier)?$/;
const bracketed = /^(.*?) \[(?:(thousand|wan|million|yi|billion|trillion) )?([^\]]+)\]$/;

/**
 * What the header of a column says.
 * @throws Said where it could be two things
 */
export function roleOf(header: string, before: Dataset, options: ReadingOptions): Role {
  const read = options.reads.get(keyOf(header));
  if (read === 'ignore') return { as: 'ignored' };
  const text = plainCell(read ?? header);
  if (text === '') return { as: 'blank' };
  const column = columnOf(read ?? header.trim()) ?? columnOf(text);
  if (column !== null) return { as: 'column', name: column };
  if (looksLikePeriod(text)) {
    const period = periodOfCell(text, { days: options.days, cumulative: false });
    // Kept as it is written: the name of an indicator can say that 2024年6月 means January to June.
    return period === null ? { as: 'unknown' } : { as: 'series', cells: { period: text } };
  }
  return ownSeries(text, before) ?? named(text, before);
}

function ownSeries(text: string, before: Dataset): Role | null {
  const [, key = text, scale = '', unit = ''] = bracketed.exec(text) ?? [];
  const match = seriesKey.exec(key);
  const [, indicator = '', area, kind, qualifier] = match ?? [];
  if (!before.indicators.has(indicator)) return null;
  if (qualifier !== undefined) return { as: 'qualifier', of: key.replace(/:qualifier$/, '') };
  return {
    as: 'series',
    cells: {
      indicator,
      ...(area === undefined ? {} : { area }),
      ...(kind === undefined ? {} : { kind }),
      ...(unit === '' ? {} : { unit, scale }),
    },
  };
}

function named(text: string, before: Dataset): Role {
  const indicators = indicatorsNamed(text, before);
  if (indicators.length > 0) return { as: 'series', cells: { indicator: text } };
  const areas = areasOfName(text, before.areas);
  if (areas.length > 1)
    throw ambiguous(
      { en: 'area', zh: '地区' },
      text,
      areas.flatMap((id) => before.areas.get(id) ?? []),
    );
  return areas.length === 0 ? { as: 'unknown' } : { as: 'series', cells: { area: text } };
}

const columnTexts: Readonly<Record<string, string>> = {
  indicator: '指标',
  area: '地区',
  period: '时间',
  value: '数值',
  unit: '单位',
  source: '来源',
  kind: '性质',
  qualifier: '限定词',
  locator: '出处',
  note: '备注',
};

/** What a role means, in words. */
export function meaningOf(role: Role): Text {
  switch (role.as) {
    case 'column':
      return { en: role.name, zh: columnTexts[role.name] ?? role.name };
    case 'series': {
      const { period, area, indicator } = role.cells;
      const of = [indicator, area, period].filter(Boolean).join(', ');
      return { en: `figures of ${of}`, zh: `${of}的数值` };
    }
    case 'qualifier':
      return { en: `qualifiers of ${role.of}`, zh: `${role.of}的限定词` };
    case 'ignored':
      return { en: 'ignored', zh: '忽略' };
    default:
      return { en: 'empty', zh: '空列' };
  }
}
