import type { Catalogue } from '../../catalogue/catalogue.ts';
import { known } from '../../catalogue/known.ts';
import { contradictionsOf } from '../../checks/contradictions.ts';
import type { Lang } from '../../numbers/display.ts';
import type { Span } from '../../numbers/expression.ts';
import { caveatsOf } from '../../statements/caveats.ts';
import type { Text } from '../../statements/codes.ts';
import { type Statement, statementId } from '../../statements/statement.ts';
import { periodName } from '../../time/period-names.ts';
import type { Derived } from './derived-figure.ts';
import { spanNames } from './derived-words.ts';

/** Figures that one caveat names; it counts the others. */
const namedFigures = 3;

/**
 * Caveats, each once: the missing parts of the period, the published figures that the result contradicts, and the
 * caveats of its operands, or where nothing could be computed those of the statement that the row replaces. A caveat
 * that is not about the figure of the row begins with the figures that it is about.
 */
export function derivedCaveats({ operands, parts }: Derived, own: Statement, catalogue: Catalogue): Text[] {
  const statements = operands.map(({ statement }) => statement);
  const told = (statements.length === 0 ? [own] : statements).flatMap((statement) =>
    caveatsOf(statement).map((caveat) => ({ caveat, statement })),
  );
  return [
    ...(parts.length === 0 ? [] : [partial(parts)]),
    ...contradictionsOf(statements.map(statementId), catalogue).map(({ caveat }) => caveat),
    ...[...Map.groupBy(told, ({ caveat }) => caveat.en).values()].flatMap(([first, ...others]) => {
      if (first === undefined) return [];
      const about = [first, ...others].map(({ statement }) => statement);
      return about.some((statement) => ofOnePlace(statement, own))
        ? first.caveat
        : labelled(first.caveat, { about, own }, catalogue);
    }),
  ];
}

/** The caveat of a figure that lacks parts of its period. */
function partial(parts: readonly Span[]): Text {
  return {
    en: `Made of ${spanNames(parts, 'en')} only: other parts of the period are missing.`,
    zh: `仅含${spanNames(parts, 'zh')}：该时期其他部分缺失。`,
  };
}

function ofOnePlace(a: Statement, b: Statement): boolean {
  return a.indicator === b.indicator && a.period.text === b.period.text;
}

/** A caveat of other figures, with their names before it: `GDP, 2023: …`, and only the period where the indicator is that of the row. */
function labelled(
  caveat: Text,
  { about, own }: { readonly about: readonly Statement[]; readonly own: Statement },
  catalogue: Catalogue,
): Text {
  const names = (lang: Lang) => {
    const all = about.map(({ indicator, period }) => {
      const { name } = known(catalogue.indicators, indicator);
      const place = periodName(period, lang);
      return indicator === own.indicator ? place : `${name[lang]}${lang === 'zh' ? '，' : ', '}${place}`;
    });
    const distinct = [...new Set(all)];
    const more = distinct.length - namedFigures;
    const shown = distinct.slice(0, namedFigures).join(lang === 'zh' ? '、' : '; ');
    return more <= 0 ? shown : `${shown}${lang === 'zh' ? `等${distinct.length}项` : `; ${more} more`}`;
  };
  return { en: `${names('en')}: ${caveat.en}`, zh: `${names('zh')}：${caveat.zh}` };
}
