import type { Text } from '../../domain/statements/codes.ts';
import type { ChartedUnit, ChartOptions } from '../charted.ts';

/** The unit by its id; one that a computation made, such as `CNY_PER_person`, is composed from its parts. */
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
