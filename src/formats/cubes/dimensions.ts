import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import { Decimal } from '../../domain/numbers/decimal.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import { scaledWord, unitName, unitStyle } from '../../domain/numbers/unit-style.ts';
import { lanes } from '../../domain/statements/codes.ts';
import { periodName } from '../../domain/time/period-names.ts';
import type { Context } from '../answer.ts';
import type { Cube, Measured } from './cube.ts';

interface Unit {
  readonly label: string;
  readonly decimals: number;
  readonly symbol?: string;
  readonly position?: 'start' | 'end';
}

const names = {
  indicator: { en: 'Indicator', zh: '指标' },
  area: { en: 'Area', zh: '地区' },
  lane: { en: 'Lane', zh: '序列通道' },
  period: { en: 'Period', zh: '时期' },
} as const;

/** The one category of each dimension of a cube without observations. */
export const none = { name: { en: 'no observations', zh: '无观测值' } } as const;

/** The dimensions of a cube in JSON-stat: codes in order, their names in the language of the answer, units and, unless bare, definitions of the indicators. */
export function dimensionsOf(cube: Cube, { catalogue, lang }: Context, bare: boolean): object {
  if (cube.indicators.length === 0) return emptyDimensions(lang);
  const units = [...cube.measured].map(([id, measured]) => [id, unitOf(measured, { catalogue, lang })]);
  const ofIndicators = categories(cube.indicators, (id) => known(catalogue.indicators, id).name[lang]);
  const periods = new Map(cube.periods.map((period) => [period.text, periodName(period, lang)]));
  return {
    indicator: {
      label: names.indicator[lang],
      category: {
        ...ofIndicators,
        unit: Object.fromEntries(units),
        ...(bare ? {} : { note: labels(cube.indicators, (id) => notesOf(id, catalogue, lang)) }),
      },
    },
    area: {
      label: names.area[lang],
      category: {
        ...categories(cube.areas, (id) => known(catalogue.areas, id).name[lang]),
        ...hierarchyOf(cube.areas, catalogue.areas),
      },
    },
    lane: {
      label: names.lane[lang],
      category: categories(cube.lanes, (id) => lanes[id].name[lang]),
    },
    period: {
      label: names.period[lang],
      category: categories([...periods.keys()], (text) => known(periods, text)),
    },
  };
}

function notesOf(id: string, { indicators }: Catalogue, lang: Lang): string[] {
  const { definition, note } = known(indicators, id);
  return [...new Set([definition[lang], ...(note === null ? [] : [note[lang]])])];
}

/** The areas of a cube that lie in another one of it, by the nearest such one; nothing where none does. */
function hierarchyOf(ids: readonly string[], areas: Catalogue['areas']): { child?: object } {
  const isThere = new Set(ids);
  const within = (id: string): string | null => {
    const { parent, inNationalFigures } = known(areas, id);
    if (parent === null || !inNationalFigures) return null;
    return isThere.has(parent) ? parent : within(parent);
  };
  const groups = [...Map.groupBy(ids, within)].filter(([parent]) => parent !== null);
  return groups.length === 0 ? {} : { child: Object.fromEntries(groups) };
}

/** The schema of JSON-stat and its readers need a category of each dimension: one that says that there is none. */
function emptyDimensions(lang: Lang): object {
  const category = categories(['none'], () => none.name[lang]);
  return Object.fromEntries(Object.entries(names).map(([id, name]) => [id, { label: name[lang], category }]));
}

function categories<Id extends string>(ids: readonly Id[], nameOf: (id: Id) => string) {
  return { index: ids, label: labels(ids, nameOf) };
}

function labels<Id extends string>(ids: readonly Id[], of: (id: Id) => unknown): object {
  return Object.fromEntries(ids.map((id) => [id, of(id)]));
}

/** The unit of an indicator: its name with the scale, the sign before or after a number, and as many decimals as its values have. */
function unitOf(
  { unit, scale, values }: Measured,
  { catalogue, lang }: Pick<Context, 'catalogue' | 'lang'>,
): Unit {
  const { display } = unitStyle(unit, catalogue);
  const [before = '', after = ''] = display[lang].split('{n}').map((part) => part.trim());
  return {
    label: unitName(unit, scale, catalogue)[lang],
    decimals: values.reduce((most, value) => Math.max(most, new Decimal(value).decimalPlaces()), 0),
    ...(before === '' && after !== ''
      ? { symbol: scaledWord(scale, after, lang), position: 'end' as const }
      : {}),
    ...(before !== '' && after === '' ? { symbol: before, position: 'start' as const } : {}),
  };
}
