import { publisherName } from '../../../charts/charted.ts';
import { useLanguage } from '../page-language.ts';
import { Link } from '../parts/link.tsx';
import { statementPath } from '../rows.ts';
import { changeName } from './differences.ts';
import type { FigureText, History, Stated } from './vintages.ts';

interface StatementsProps {
  readonly history: History;
  readonly text: FigureText;
}

/** Who said what, when, and by how much it changed; the current word is marked. */
export function Statements({ history, text }: StatementsProps) {
  const { current, statements, vintages } = history;
  return (
    <ol class="statements">
      {statements.map((statement) => {
        const place = vintages.indexOf(statement);
        const before = place > 0 ? (vintages[place - 1] ?? null) : null;
        return (
          <Said
            key={statement.id}
            statement={statement}
            isCurrent={statement === current}
            before={before}
            text={text}
          />
        );
      })}
    </ol>
  );
}

interface SaidProps {
  readonly statement: Stated;
  readonly isCurrent: boolean;
  /** The current word until then; null of the first one, and of what never was it. */
  readonly before: Stated | null;
  readonly text: FigureText;
}

function Said({ statement, isCurrent, before, text }: SaidProps) {
  const language = useLanguage();
  const { lang, t, term } = language;
  const { id, knownFrom, publishedOn, source } = statement;
  const relation = statement.relation ?? 'first';
  const change = before && changeName(before, statement, language);
  return (
    <li class={isCurrent ? `statement ${relation} current` : `statement ${relation}`}>
      <span class="date">{knownFrom}</span>
      <span class={`relation ${relation}`}>{term('relation', relation)}</span>
      <span class="figure">
        {id === null ? text(statement) : <Link href={statementPath(id)}>{text(statement)}</Link>}
        {isCurrent && <span class="mark">{t('current')}</span>}
        {change !== null && <span class="change">{change}</span>}
      </span>
      <span class="who">
        {source ? publisherName(source, lang) : '–'}
        {source && <span class="tier">{term('tier', source.tier)}</span>}
        {publishedOn !== null && publishedOn !== knownFrom && (
          <span class="printed">{t('printed', { date: publishedOn })}</span>
        )}
      </span>
    </li>
  );
}
