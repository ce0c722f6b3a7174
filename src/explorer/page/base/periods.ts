import { language } from './language.ts';

/** A period as people write it, in the language of the page: `2024-S1` is `H1 2024` or `2024年上半年`. */
export function periodName(period: string): string {
  return language().period(period);
}
