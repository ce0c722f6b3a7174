import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import { known } from '../catalogue/known.ts';
import { personName } from '../catalogue/person-name.ts';
import { Decimal } from '../numbers/decimal.ts';
import { display, displayRange, type Lang, lastPrinted } from '../numbers/display.ts';
import type { ScaleName } from '../numbers/scales.ts';
import { periodName } from '../time/period-names.ts';
import { kinds } from './codes.ts';
import { type Statement, statementId, type Wording } from './statement.ts';

/** The parts of a statement that its texts are written from. */
type Worded = Pick<
  Statement,
  | 'indicator'
  | 'area'
  | 'period'
  | 'source'
  | 'kind'
  | 'value'
  | 'digits'
  | 'exponent'
  | 'qualifier'
  | 'bounds'
  | 'saidBy'
>;

/** The parts of the catalogue that texts quote. */
export type Quoted = Pick<Catalogue, 'indicators' | 'units' | 'sources' | 'areas' | 'producers'>;

/** The texts of a statement in both languages, at scale 1, as they are stored with it. */
export function wordingsOf(s: Worded, catalogue: Quoted): Record<Lang, Wording> {
  return { en: wordingOf(s, catalogue, 'en'), zh: wordingOf(s, catalogue, 'zh') };
}

/** The texts of a statement in one language and scale. Scale 1 is written as the language would: `5.86 trillion yuan`. */
export function wordingOf(s: Worded, catalogue: Quoted, lang: Lang, scale: ScaleName = '1'): Wording {
  const shown = displayOf(s, catalogue, lang, scale);
  return { display: shown, sentence: sentences[lang](s, catalogue, shown) };
}

function displayOf(s: Worded, catalogue: Quoted, lang: Lang, asked: ScaleName): string {
  const unit = known(catalogue.units, known(catalogue.indicators, s.indicator).unit);
  const scale = unit.words && asked !== '1' ? asked : null;
  const shown = { qualifier: s.qualifier, unit, scale };
  if (s.value === null || s.digits === null) return displayRange({ ...shown, ...rangeOf(s) }, lang);
  return display(
    { ...shown, value: new Decimal(s.value), lastDigit: lastPrinted(s.digits, s.exponent) },
    lang,
  );
}

/** The ends of a printed range. */
function rangeOf(s: Worded): { lower: Decimal; upper: Decimal } {
  const { lower, upper } = s.bounds;
  if (lower === null || upper === null) throw new Error(`${statementId(s)} has neither a value nor a range.`);
  return { lower: new Decimal(lower), upper: new Decimal(upper) };
}

const sentences: Record<Lang, (s: Worded, catalogue: Quoted, shown: string) => string> = {
  en(s, catalogue, shown) {
    const indicator = known(catalogue.indicators, s.indicator);
    const source = known(catalogue.sources, s.source);
    const area = known(catalogue.areas, s.area).name.en;
    const kind = s.kind === 'actual' ? '' : ` (${kinds[s.kind].name.en})`;
    const who = s.saidBy ? `, said by ${s.saidBy}` : '';
    return `${indicator.name.en}, ${area}, ${periodName(s.period, 'en')}: ${shown}${kind}${who}, as stated by ${source.publisher} ${dated(source.publishedOn)}; defined as: ${definitionOf(indicator, 'en')}`;
  },
  zh(s, catalogue, shown) {
    const indicator = known(catalogue.indicators, s.indicator);
    const source = known(catalogue.sources, s.source);
    const area = known(catalogue.areas, s.area).name.zh;
    const kind = s.kind === 'actual' ? '' : `（${kinds[s.kind].name.zh}）`;
    const who = s.saidBy ? `，${personName(s.saidBy, catalogue).zh}称` : '';
    return `${area}${periodName(s.period, 'zh')}${indicator.name.zh}为${shown}${kind}${who}，见${source.publisherZh ?? source.publisher}（${source.publishedOn}）；定义：${definitionOf(indicator, 'zh')}`;
  },
};

/** `on 2025-04-29`; `in 2025-03` and `in 2025` where the document names no day. */
function dated(publishedOn: string): string {
  return `${publishedOn.length === '2025-04-29'.length ? 'on' : 'in'} ${publishedOn}`;
}

/** The definition of an indicator as a sentence about a figure quotes it; of the English one the first sentence. */
export function definitionOf({ definition }: Pick<Indicator, 'definition'>, lang: Lang): string {
  return lang === 'zh' ? definition.zh : (/^.*?\.(?=\s|$)/s.exec(definition.en)?.[0] ?? definition.en);
}
