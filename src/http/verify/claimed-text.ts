import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { ClaimedFigure } from '../../domain/claims/claim-figures.ts';
import { display, type Lang, lastPrinted } from '../../domain/numbers/display.ts';
import { printedValue } from '../../domain/numbers/quantity.ts';
import { unitStyle } from '../../domain/numbers/unit-style.ts';

/** A claimed figure as a text: `about 40 ZB`. */
export function claimedText(
  figure: ClaimedFigure,
  { catalogue, lang }: { readonly catalogue: Catalogue; readonly lang: Lang },
): string {
  const { digits, exponent, qualifier, unit } = figure;
  const shown = {
    value: printedValue(figure),
    qualifier,
    lastDigit: lastPrinted(digits, exponent),
    scale: null,
  };
  return display({ ...shown, unit: unitStyle(unit ?? 'count', catalogue) }, lang);
}
