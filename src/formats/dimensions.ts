import { lanes, type Text } from '../domain/codes.ts';
import { Decimal } from '../domain/decimal.ts';
import type { Lang } from '../domain/display.ts';
import { known } from '../domain/observation.ts';
import { periodName } from '../domain/period-names.ts';
import { scales } from '../domain/scales.ts';
import { unitStyle } from '../domain/unit-style.ts';
import type { Context, Shown } from './answer.ts';
import type { Cube } from './cube.ts';

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

/** The dimensions of a cube in JSON-stat: codes in order, their names in the language of the answer, units and definitions of the indicators. */
export function dimensionsOf(cube: Cube, { catalogue, lang }: Context): object {
  const indicators = cube.indicators.map((id) => known(catalogue.indicators, id));
  const byIndicator = <T>(of: (observation: Shown) => T) =>
    Object.fromEntries([...cube.samples].map(([id, observation]) => [id, of(observation)]));
  return {
    indicator: {
      label: names.indicator[lang],
      category: {
        index: cube.indicators,
        label: Object.fromEntries(indicators.map(({ id, name }) => [id, name[lang]])),
        unit: byIndicator((observation) =>
          unitOf(observation, cube.valuesOf.get(observation.indicator) ?? [], { catalogue, lang }),
        ),
        note: Object.fromEntries(
          indicators.map(({ id, definition, note }) => [
            id,
            [definition[lang], ...(note === null ? [] : [note[lang]])],
          ]),
        ),
      },
    },
    area: {
      label: names.area[lang],
      category: {
        index: cube.areas,
        label: Object.fromEntries(cube.areas.map((id) => [id, known(catalogue.areas, id).name[lang]])),
      },
    },
    lane: {
      label: names.lane[lang],
      category: {
        index: cube.lanes,
        label: Object.fromEntries(cube.lanes.map((id) => [id, lanes[id].name[lang]])),
      },
    },
    period: {
      label: names.period[lang],
      category: {
        index: cube.periods.map(({ text }) => text),
        label: Object.fromEntries(cube.periods.map((period) => [period.text, periodName(period, lang)])),
      },
    },
  };
}

/** Unit of an indicator: its name with the scale, the sign that stands before or after a number, decimals enough for every value. */
function unitOf(
  { unit, scale }: Shown,
  values: readonly number[],
  { catalogue, lang }: Pick<Context, 'catalogue' | 'lang'>,
): Unit {
  const { display } = unitStyle(unit, catalogue);
  const name = catalogue.units.get(unit)?.name ?? bare(display);
  const word = scales[scale].name[lang];
  const [before = '', after = ''] = display[lang].split('{n}').map((part) => part.trim());
  return {
    label: joined(word, name[lang], lang),
    decimals: Math.max(0, ...values.map((value) => new Decimal(value).decimalPlaces())),
    ...(before === '' && after !== '' ? { symbol: joined(word, after, lang), position: 'end' as const } : {}),
    ...(before !== '' && after === '' ? { symbol: before, position: 'start' as const } : {}),
  };
}

/** What a unit that a computation made is called: as it is written, without the number. */
function bare({ en, zh }: Text): Text {
  return { en: en.replace('{n}', '').trim(), zh: zh.replace('{n}', '').trim() };
}

function joined(word: string, text: string, lang: Lang): string {
  return lang === 'en' && word !== '' ? `${word} ${text}` : `${word}${text}`;
}
