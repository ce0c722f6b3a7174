import type { Catalogue } from '../../catalogue/catalogue.ts';
import { known } from '../../catalogue/known.ts';
import { reliable } from '../../numbers/bounded-figure.ts';
import { display, type Lang, type UnitStyle } from '../../numbers/display.ts';
import type { Operand, Span } from '../../numbers/expression.ts';
import { width } from '../../numbers/interval.ts';
import type { ScaleName } from '../../numbers/scales.ts';
import { kinds, missingReasons } from '../../statements/codes.ts';
import { definitionOf } from '../../statements/wording.ts';
import { periodName } from '../../time/period-names.ts';
import type { Point, PointSeries } from '../points.ts';
import type { Derived } from './derived-figure.ts';

/** A computed value as a text, rounded to the digits that its bounds support: `about 140 trillion yuan`. */
export function derivedDisplay(
  { value, bounds, qualifier, parts, partsWidth }: Derived,
  unit: UnitStyle,
  scale: ScaleName,
  lang: Lang,
): string {
  if (value === null || bounds === null || qualifier === null) return lang === 'en' ? 'no value' : '无数值';
  const { value: shown, lastDigit } = reliable(value, partsWidth ?? width(bounds), qualifier);
  const text = display(
    { value: shown, qualifier, lastDigit, unit, scale: scale === '1' ? null : scale },
    lang,
  );
  return text + partsText(parts, lang);
}

/** ` (January to March 2023 only)` after a figure that lacks parts of its period; nothing after others. */
function partsText(parts: readonly Span[], lang: Lang): string {
  if (parts.length === 0) return '';
  const names = spanNames(parts, lang);
  return lang === 'en' ? ` (${names} only)` : `（仅含${names}）`;
}

/** The parts in words: `first quarter of 2023 to third quarter of 2023`. */
export function spanNames(parts: readonly Span[], lang: Lang): string {
  const names = parts.map(([from, to]) => {
    const ends = [from, ...(from.text === to.text ? [] : [to])].map((period) => periodName(period, lang));
    return ends.join(lang === 'en' ? ' to ' : '至');
  });
  return [...new Set(names)].join(lang === 'en' ? ', ' : '、');
}

/** What a sentence about a computed value says. */
export interface Told {
  readonly point: Point;
  readonly series: PointSeries;
  readonly result: Derived;
  /** The value as a text. */
  readonly shown: string;
  /** The computation in words. */
  readonly computation: string;
}

/** One sentence: the value, that it is computed and how, whose figures it is made of and of which kind, and the definition. */
export function derivedSentence(told: Told, catalogue: Catalogue, lang: Lang): string {
  return sentences[lang](told, catalogue);
}

const sentences: Record<Lang, (told: Told, catalogue: Catalogue) => string> = {
  en({ point, series, result, shown, computation }, catalogue) {
    const { indicator, area } = namesOf(series, catalogue);
    const place = `${indicator.name.en}, ${area.en}, ${periodName(point.period, 'en')}`;
    const how = computation.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
    const definition = `defined as: ${definitionOf(indicator, 'en')}`;
    if (result.missingReason !== null)
      return `${place}: no value could be computed (${how}), because ${missingReasons[result.missingReason].name.en}; ${definition}`;
    const kind = point.kind === 'actual' ? '' : ` (${kinds[point.kind].name.en})`;
    const sources = sourcesOf(result.operands, catalogue).map(
      ({ publisher, kind, documents }) =>
        `${publisher} (${kinds[kind].name.en}, ${documents.length === 1 ? documents[0] : `${documents.length} documents`})`,
    );
    return `${place}: ${shown}${kind}, computed (${how}) from figures of ${listed(sources)}; ${definition}`;
  },
  zh({ point, series, result, shown, computation }, catalogue) {
    const { indicator, area } = namesOf(series, catalogue);
    const place = `${area.zh}${periodName(point.period, 'zh')}${indicator.name.zh}`;
    const definition = `定义：${definitionOf(indicator, 'zh')}`;
    if (result.missingReason !== null)
      return `${place}无法计算（${computation}）：${missingReasons[result.missingReason].name.zh}；${definition}`;
    const kind = point.kind === 'actual' ? '' : `（${kinds[point.kind].name.zh}）`;
    const sources = sourcesOf(result.operands, catalogue).map(
      ({ publisher, publisherZh, kind, documents }) =>
        `${publisherZh ?? publisher}（${kinds[kind].name.zh}，${documents.length === 1 ? documents[0] : `${documents.length}份文件`}）`,
    );
    return `${place}为${shown}${kind}，由${sources.join('、')}的数值计算（${computation}）；${definition}`;
  },
};

function namesOf({ indicator, area }: PointSeries, catalogue: Catalogue) {
  return {
    indicator: known(catalogue.indicators, indicator.id),
    area: known(catalogue.areas, area).name,
  };
}

/** Publishers with the kind of their figures and the dates of their documents, each pair once. */
function sourcesOf(operands: readonly Operand[], catalogue: Catalogue) {
  const groups = Map.groupBy(operands, ({ statement }) => {
    const { publisher } = known(catalogue.sources, statement.source);
    return `${publisher} ${statement.kind}`;
  });
  return [...groups.values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    const ids = new Set([first, ...rest].map(({ statement }) => statement.source));
    const { publisher, publisherZh } = known(catalogue.sources, first.statement.source);
    return {
      publisher,
      publisherZh,
      kind: first.statement.kind,
      documents: [...ids].map((id) => known(catalogue.sources, id).publishedOn),
    };
  });
}

/** `a`, `a and b`, `a, b and c`. */
function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}
