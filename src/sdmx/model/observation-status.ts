import type { Indicator } from '../../domain/catalogue/catalogue.ts';
import type { Kind, Text } from '../../domain/statements/codes.ts';
import type { Statement } from '../../domain/statements/statement.ts';

/** Codes of OBS_STATUS: those of the cross-domain list, and `T`, which that list has not. */
export const observationStatuses: Readonly<Record<string, Text>> = {
  A: { en: 'Normal value', zh: '正常值' },
  B: { en: 'Time series break', zh: '时间序列中断' },
  P: { en: 'Provisional value', zh: '初步数' },
  E: { en: 'Estimated value', zh: '估算值' },
  F: { en: 'Forecast value', zh: '预测值' },
  T: { en: 'Target value', zh: '目标值' },
};

const ofKinds: Readonly<Record<Kind, string>> = {
  actual: 'A',
  preliminary: 'P',
  estimate: 'E',
  forecast: 'F',
  target: 'T',
};

/** OBS_STATUS of a statement: `B` where a new definition begins with its period, else what kind of figure it is. */
export function statusOf({ kind, lane, area, period }: Statement, { breaks }: Indicator): string {
  const isBreak = breaks.some(
    (each) => each.period === period.text && (each.area === null || each.area === area),
  );
  return isBreak && lane === 'outturn' ? 'B' : ofKinds[kind];
}
