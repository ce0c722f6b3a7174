import { references } from '../../../domain/catalogue/reference-series.ts';
import { compareText } from '../../../domain/compare-text.ts';
import type { Computed } from '../../../domain/derivation/rows/derived-observation.ts';
import type { Warning } from '../../response/warnings.ts';
import type { ObservationParameters } from '../observation-parameters.ts';
import { someAreas, type Telling } from './series-names.ts';

/** Names the periods for which the divisor has no figure, with the areas where it has one for others. */
export function withoutDivisor(
  rows: readonly Computed[],
  telling: Telling & { readonly query: Pick<ObservationParameters, 'per' | 'by'> },
): Warning[] {
  const { per, by, lang } = telling.query;
  const divisor = per === undefined ? by : references[per];
  const outturns = periodsWithout(
    rows.filter(({ point }) => point.lane === 'outturn'),
    telling,
  );
  const ahead = periodsWithout(
    rows.filter(({ point }) => point.lane !== 'outturn'),
    telling,
  );
  if (lang === 'zh') {
    const name = telling.catalogue.indicators.get(divisor ?? '')?.name.zh;
    const details = [
      outturns && `${name}没有${outturns}的数值，这些时期不作计算。`,
      ahead && `作出${ahead}的预测或设定其目标时，${name}尚无已知数值，不作计算。`,
    ].filter(Boolean);
    return details.length === 0 ? [] : [{ code: 'noDivisor', detail: details.join('') }];
  }
  const details = [
    outturns && `${divisor} has no figure for ${outturns}: nothing is computed for these periods.`,
    ahead &&
      `No figure of ${divisor} for ${ahead} was known when these forecasts or targets were made: nothing is computed for them.`,
  ].filter(Boolean);
  return details.length === 0 ? [] : [{ code: 'noDivisor', detail: details.join(' ') }];
}

/** `2015, 2016 (CN-BJ, CN-GD); 2017`: the periods for which rows lack a divisor, with the areas where others of the period have one; empty where none lacks one. */
function periodsWithout(rows: readonly Computed[], telling: Telling): string {
  const isZh = telling.query.lang === 'zh';
  const isWithout = ({ point }: Computed) => point.missingReason === 'noDivisor';
  const periods = [...Map.groupBy(rows, ({ point }) => point.period.text)]
    .filter(([, own]) => own.some(isWithout))
    .map(([period, own]) => {
      const seriesOf = (some: readonly Computed[]) => some.map(({ series }) => series);
      const all = new Set(seriesOf(own).map(({ area }) => area));
      return { period, areas: someAreas(seriesOf(own.filter(isWithout)), all, telling) };
    })
    .toSorted((a, b) => compareText(a.period, b.period));
  return [...Map.groupBy(periods, ({ areas }) => areas)]
    .map(([areas, members]) => {
      const told = members.map(({ period }) => period).join(isZh ? '、' : ', ');
      if (areas === null) return told;
      return isZh ? `${told}（${areas}）` : `${told} (${areas})`;
    })
    .join(isZh ? '；' : '; ');
}
