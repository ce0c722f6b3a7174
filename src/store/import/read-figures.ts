import { known } from '../../domain/catalogue/known.ts';
import { Decimal } from '../../domain/numbers/decimal.ts';
import { display, displayRange, type Lang, lastPrinted } from '../../domain/numbers/display.ts';
import { unitStyle } from '../../domain/numbers/unit-style.ts';
import type { Text } from '../../domain/statements/codes.ts';
import { periodName } from '../../domain/time/period-names.ts';
import type { Dataset } from '../seed/read/dataset.ts';
import type { DraftedCandidate } from './import-candidates.ts';
import type { RowPlace } from './planned-rows.ts';

/** A figure of a table in words, as it was understood. */
export interface ReadFigure extends RowPlace {
  readonly text: Text;
}

/** What a row was understood to say: 数据生产总量，中国，2024年：41.06 ZB. */
export function readFigure({ line, column, draft }: DraftedCandidate, before: Dataset): ReadFigure {
  const indicator = known(before.indicators, draft.indicator);
  const area = known(before.areas, draft.area);
  const unit = unitStyle(indicator.unit, before);
  const figure = (lang: Lang) => {
    const { qualifier, digits, exponent, bounds } = draft;
    if (draft.value === null || digits === null)
      return displayRange(
        {
          qualifier,
          unit,
          scale: null,
          lower: new Decimal(bounds.lower ?? 0),
          upper: new Decimal(bounds.upper ?? 0),
        },
        lang,
      );
    const value = new Decimal(draft.value);
    return display({ value, qualifier, unit, scale: null, lastDigit: lastPrinted(digits, exponent) }, lang);
  };
  const en = [indicator.name.en, area.name.en, periodName(draft.period, 'en')].join(', ');
  const zh = [indicator.name.zh, area.name.zh, periodName(draft.period, 'zh')].join('，');
  return { line, column, text: { en: `${en}: ${figure('en')}`, zh: `${zh}：${figure('zh')}` } };
}
