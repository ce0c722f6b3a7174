import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { known } from '../../../domain/catalogue/known.ts';
import { contradictionsOf } from '../../../domain/checks/contradictions.ts';
import type { Computed } from '../../../domain/derivation/rows/derived-observation.ts';
import { statementsOf } from '../../../domain/numbers/expression.ts';
import type { Text } from '../../../domain/statements/codes.ts';
import { statementId } from '../../../domain/statements/statement.ts';
import { periodName } from '../../../domain/time/period-names.ts';

/** For each published figure that operands do not fit: of which computed rows, by which check, and which figure. */
export function contradictedRows(rows: readonly Computed[], catalogue: Catalogue): Text[] {
  const told = rows.flatMap(({ point, series }) => {
    if (point.expression === null) return [];
    const { name } = known(catalogue.indicators, series.indicator.id);
    const contradictions = contradictionsOf(statementsOf(point.expression).map(statementId), catalogue);
    const { period } = point;
    return contradictions.map(({ caveat }) => ({
      caveat,
      en: `${name.en}, ${periodName(period, 'en')}`,
      zh: `${name.zh}，${periodName(period, 'zh')}`,
    }));
  });
  return [...Map.groupBy(told, ({ caveat }) => caveat).entries()].map(([caveat, places]) => ({
    en: `${[...new Set(places.map(({ en }) => en))].join('; ')}: ${caveat.en}`,
    zh: `${[...new Set(places.map(({ zh }) => zh))].join('；')}：${caveat.zh}`,
  }));
}
