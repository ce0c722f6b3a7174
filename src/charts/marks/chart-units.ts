import { quotientDisplay } from '../../domain/numbers/unit-style.ts';
import type { ChartedUnit } from '../charted.ts';

/** The unit by its id; one that a computation made, such as `CNY_PER_person`, is composed from its parts. */
export function unitOf(id: string, listed: (id: string) => ChartedUnit | undefined): ChartedUnit | undefined {
  const own = listed(id);
  const [over = '', under = ''] = id.split('_PER_');
  const [numerator, divisor] = [listed(over), listed(under)];
  if (own !== undefined || numerator === undefined || divisor === undefined) return own;
  const display = quotientDisplay(numerator.display ?? { en: '{n}', zh: '{n}' }, {
    id: under,
    name: divisor.name,
  });
  return {
    name: { en: display.en.replace('{n}', '').trim(), zh: display.zh.replace('{n}', '').trim() },
    display,
  };
}
