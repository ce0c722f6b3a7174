import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import { publishedText, type Statement } from '../../domain/statements/statement.ts';
import { statusOf } from './observation-status.ts';

/** What a component holds: a code, a text or a number; null where it has no value. */
export type ComponentValue = string | number | null;

/** One observation: its value of each component, by id, and the days from and until which it was the current word. */
export interface SdmxRow {
  readonly values: Readonly<Record<string, ComponentValue>>;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** A statement as an observation of the dataflow. */
export function sdmxRow(statement: Statement, catalogue: Catalogue): SdmxRow {
  const { indicator, area, period, lane, value, bounds, currentFrom, currentTo } = statement;
  const about = known(catalogue.indicators, indicator);
  return {
    values: {
      FREQ: period.frequency,
      INDICATOR: indicator,
      REF_AREA: area,
      LANE: lane,
      TIME_PERIOD: period.text,
      OBS_VALUE: value,
      UNIT_MEASURE: about.unit,
      UNIT_MULT: '0',
      OBS_STATUS: statusOf(statement, about),
      DECIMALS: decimalsOf(statement),
      QUALIFIER: statement.qualifier,
      LOWER_BOUND: bounds.lower,
      UPPER_BOUND: bounds.upper,
      SOURCE: statement.source,
      PUBLISHED_ON: publishedText(statement),
      GRADE: statement.evidence.grade,
    },
    validFrom: currentFrom,
    validTo: currentTo,
  };
}

/** Decimal places in the unit: of `43.8` trillion none, of `7.5` percent one; null where a range was printed. */
function decimalsOf({ digits, exponent }: Pick<Statement, 'digits' | 'exponent'>): number | null {
  if (digits === null) return null;
  const [, fraction = ''] = digits.split('.');
  return Math.max(0, fraction.length - exponent);
}
