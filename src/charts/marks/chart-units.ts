import type { Text } from '../../domain/statements/codes.ts';
import type { ChartedUnit, ChartOptions } from '../charted.ts';

/** The unit as a chart writes it; one that a computation made is put together from its parts, `CNY_PER_person`. */
export function unitOf(id: string, { units }: Pick<ChartOptions, 'units'>): ChartedUnit | undefined {
  const [numerator, divisor] = id.split('_PER_').map((part) => units[part]);
  if (units[id] !== undefined || numerator === undefined || divisor === undefined) return units[id];
  const display = numerator.display ?? { en: '{n}', zh: '{n}' };
  const per: Text = {
    en: `${display.en} per ${divisor.name.en}`,
    zh: `${display.zh}／${divisor.name.zh}`,
  };
  return { name: { en: per.en.replace('{n}', '').trim(), zh: per.zh.replace('{n}', '') }, display: per };
}
