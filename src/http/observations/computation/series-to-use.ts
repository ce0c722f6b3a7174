import type { PlainFrequency } from '../../../domain/derivation/aggregate.ts';
import { finestBelow } from '../../../domain/derivation/derivation.ts';
import type { PointSeries } from '../../../domain/derivation/points.ts';
import { frequencyNames } from '../../../domain/statements/codes.ts';
import type { Warning } from '../../response/warnings.ts';
import type { ObservationParameters } from '../observation-parameters.ts';
import { areasOf, joinedNames, nameOfSeries, someAreas, type Telling } from './series-names.ts';

interface Chosen {
  readonly series: readonly PointSeries[];
  /** Series that have no rows: `base` is a period of another frequency, or `aggregate` takes finer ones. */
  readonly others: readonly PointSeries[];
}

/**
 * Series of the frequencies asked for; to aggregate, the finest one below of each indicator and area. `meant` are those
 * of `all` that have rows without the computation.
 */
export function chosenSeries(
  all: readonly PointSeries[],
  meant: readonly PointSeries[],
  { aggregate, frequency, base }: ObservationParameters,
): Chosen {
  const isMeant = (series: PointSeries) => meant.includes(series);
  const groups = [...Map.groupBy(all, ({ indicator, area }) => `${indicator.id} ${area}`).values()];
  if (aggregate !== undefined) {
    const finest = groups.flatMap((group) => finestBelow(group, aggregatedTo({ frequency })) ?? []);
    return { series: finest.filter(isMeant), others: meant.filter((series) => !finest.includes(series)) };
  }
  if (frequency != null)
    return { series: meant.filter((one) => frequency.includes(one.frequency)), others: [] };
  if (base === undefined) return { series: meant, others: [] };
  // A base is a period of one frequency: that says which series of an indicator are meant.
  const fitting = groups.flatMap((group) => {
    const same = group.filter((series) => series.frequency === base.frequency);
    return same.length > 0 ? same : group;
  });
  return {
    series: fitting.filter(isMeant),
    others: meant.filter((series) => !fitting.includes(series)),
  };
}

/** The frequency to aggregate to. */
export function aggregatedTo({ frequency }: Pick<ObservationParameters, 'frequency'>): PlainFrequency {
  const [to = 'A'] = frequency ?? [];
  return to === 'YTD' ? 'A' : to;
}

/** One warning that names the indicators and frequencies of all series left out of those meant, with areas where they are not all; none where there are none. */
export function warningsOfOthers(
  others: readonly PointSeries[],
  meant: readonly PointSeries[],
  telling: Telling & { readonly query: Pick<ObservationParameters, 'base'> },
): Warning[] {
  if (others.length === 0) return [];
  const { base, lang } = telling.query;
  const groupOf = ({ indicator, frequency }: PointSeries) => `${indicator.id} ${frequency}`;
  const all = areasOf(meant, groupOf);
  const names = [...Map.groupBy(others, groupOf)].flatMap(([key, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const { indicator, frequency } = first;
    const areas = someAreas(group, all.get(key), telling);
    return nameOfSeries(indicator.id, { areas, remark: frequencyNames[frequency].name[lang] }, telling);
  });
  const told = joinedNames(names, telling);
  if (base === undefined) return [{ code: 'finerTaken', detail: finerTaken[lang](told) }];
  const own = frequencyNames[base.frequency].name[lang];
  return [{ code: 'baseFrequency', detail: baseFrequency[lang](told, base.text, own) }];
}

const finerTaken = {
  en: (told: string) =>
    `Left out: ${told}. \`aggregate\` takes the finest series of each indicator and area; \`frequency\` without \`aggregate\` shows the others as they are.`,
  zh: (told: string) =>
    `未列出：${told}。合并只采用各指标、各地区频率最高的数据；去掉aggregate并用frequency选择频率，可原样查看其余数据。`,
};

const baseFrequency = {
  en: (told: string, base: string, own: string) =>
    `Left out: ${told}. The base ${base} is a period of ${own} figures: ask for other frequencies by themselves, with \`frequency\` and a base of that frequency.`,
  zh: (told: string, base: string, own: string) =>
    `未列出：${told}。基期${base}只适用于${own}数据；其他频率请另行查询：用frequency选择频率，并以该频率的时期为基期。`,
};
