import type { Lane } from '../../page/base/model.ts';
import { statementCount } from '../figures.ts';
import { rankText } from '../map/rank-text.ts';
import { useLanguage } from '../page-language.ts';
import { Facts, Tag } from '../parts/facts.tsx';
import { Grade } from '../parts/grade.tsx';
import { Link } from '../parts/link.tsx';
import { nameIn, withQuery } from '../rows.ts';
import { againstNation } from './against-nation.ts';
import type { AreaNames, Beside } from './read-area.ts';

/** More figures than this are folded by topic. */
const mostOpen = 60;

interface AreaFiguresProps {
  readonly code: string;
  readonly beside: readonly Beside[];
  readonly topics: AreaNames['topics'];
}

/** The latest figures of an area by topic, each beside the nation's and with its rank. */
export function FiguresByTopic({ code, beside, topics }: AreaFiguresProps) {
  const { t } = useLanguage();
  if (beside.length === 0) return <p class="empty">{t('noFigures')}</p>;
  return (
    <>
      {beside.some(isShare) && <p class="sub">{t('sharesNote')}</p>}
      <Topics code={code} beside={beside} topics={topics} />
    </>
  );
}

/** Whether the figure stands beside the nation's as a share of it. */
function isShare({ figures: { national, unit }, nation, own }: Beside): boolean {
  return (
    national?.sameDefinition === true &&
    own !== null &&
    nation !== null &&
    !['percent', 'index'].includes(unit)
  );
}

function Topics({ code, beside, topics }: AreaFiguresProps) {
  const language = useLanguage();
  return [...Map.groupBy(beside, ({ figures }) => figures.topic)].map(([topic, ofTopic]) => {
    return (
      <details key={`${code} ${topic}`} class="topic-figures" open={beside.length <= mostOpen}>
        <summary>
          <h3>{nameIn(topics, topic, language)}</h3> <span class="count">{ofTopic.length}</span>
        </summary>
        <ul>
          {ofTopic.map((each) => (
            <FigureOfArea key={each.figures.id} code={code} beside={each} />
          ))}
        </ul>
      </details>
    );
  });
}

const ahead = ['forecast', 'target'] as const satisfies readonly Lane[];

function FigureOfArea({ code, beside }: { readonly code: string; readonly beside: Beside }) {
  const language = useLanguage();
  const { pick, period, t } = language;
  const { id, name, covers, latest, firstPeriod, lastPeriod, statements } = beside.figures;
  const { outturn } = latest;
  const years = [...new Set([firstPeriod, lastPeriod].map((one) => one?.slice(0, 4)))].join(t('yearDash'));
  return (
    <li class="area-figure">
      <div>
        <h4>
          <Link href={withQuery(`/indicators/${id}`, { area: code })}>{pick(name)}</Link>
        </h4>
        <Facts facts={[...(covers ? [pick(covers)] : []), years, statementCount(statements, language)]} />
      </div>
      <div class="own">
        {outturn && (
          <p>
            <span class="figure">{outturn.display}</span> <span class="when">{period(outturn.period)}</span>{' '}
            <Grade evidence={outturn} />
          </p>
        )}
        {ahead.map((lane) => {
          const figure = latest[lane];
          return (
            figure && (
              <p key={lane} class={outturn ? 'ahead' : undefined}>
                <span class="figure">{figure.display}</span> <span class="when">{period(figure.period)}</span>{' '}
                <Tag lane={lane}>{t(`lane.${lane}`)}</Tag>
              </p>
            )
          );
        })}
      </div>
      <BesideIt code={code} beside={beside} />
    </li>
  );
}

/** What the nation has, how the figure compares, and its rank; nothing where none of it is known. */
function BesideIt({ code, beside }: { readonly code: string; readonly beside: Beside }) {
  const language = useLanguage();
  const { t } = language;
  const { figures, own, nation } = beside;
  const isComparable = figures.national?.sameDefinition === true;
  const computed =
    isComparable && own && nation ? againstNation(own, nation, { unit: figures.unit, language }) : null;
  return (
    <ul class="beside-it">
      {nation && (
        <li>
          {t('nation')} <b>{nation.display}</b>
          {!isComparable && (
            <span class="sub"> {t('nationOtherDefinition', { name: nation.indicatorName })}</span>
          )}
          {nation.revisedSince && <span class="sub"> {t('nationThen')}</span>}
        </li>
      )}
      {computed && <li>{computed}</li>}
      <RankLine beside={beside} code={code} />
    </ul>
  );
}

function RankLine({ code, beside }: { readonly code: string; readonly beside: Beside }) {
  const language = useLanguage();
  const { period, t } = language;
  const { figures, own, ranking } = beside;
  const { id, latest, comparableAreas, covers } = figures;
  if (covers !== null || latest.outturn === null) return null;
  if (!comparableAreas) return <li class="sub">{t('notRankedOwn')}</li>;
  const placed = ranking?.figures.find(({ area }) => area === code);
  if (ranking === null || placed === undefined)
    return own && <li class="sub">{t('onlyProvince', { period: period(own.period) })}</li>;
  const ranked = ranking.figures.filter(({ rank }) => rank !== null).length;
  return (
    <li>
      {ranking.period !== latest.outturn.period && `${period(ranking.period)} ${placed.display}${t('colon')}`}
      <Link href={withQuery(`/indicators/${id}`, { view: 'map', at: ranking.period, area: code })}>
        {rankText(placed, ranked, language)}
      </Link>
    </li>
  );
}
