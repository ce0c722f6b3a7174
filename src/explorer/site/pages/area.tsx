import { useState } from 'preact/hooks';
import type { Lane, Single, Text } from '../../page/base/model.ts';
import { pagePaths } from '../../page-paths.ts';
import { statementCount } from '../figures.ts';
import { definePage } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { Facts } from '../parts/facts.tsx';
import { Link } from '../parts/link.tsx';
import { codeList, type NamedCode, withQuery } from '../rows.ts';
import { TakeShort } from '../take/take-short.tsx';

interface Place {
  readonly id: string;
  readonly name: Text;
}

/** What an indicator has of an area. */
interface AreaFigures extends Place {
  readonly covers: Text | null;
  readonly firstPeriod: string | null;
  readonly lastPeriod: string | null;
  readonly statements: number;
  readonly latest: Readonly<Record<Lane, { readonly period: string; readonly display: string } | null>>;
}

interface AreaDetail extends Place {
  readonly level: string;
  readonly gbCode: string | null;
  readonly inNationalFigures: boolean | null;
  readonly indicators: number;
  readonly statements: number;
  readonly lacks: readonly string[];
  readonly parents: readonly Place[];
  readonly children: readonly Place[];
  readonly figures: readonly AreaFigures[];
}

interface AreaData {
  readonly detail: AreaDetail;
  readonly levels: ReadonlyMap<string, NamedCode>;
  readonly concepts: ReadonlyMap<string, NamedCode>;
}

/** One area: where it lies, which areas lie in it, its indicators with their latest figures, and what is not known of it. */
export const areaPage = definePage<AreaData>({
  pattern: pagePaths.area,
  load: async ({ api, params, language }) => {
    const path = withQuery(`/v1/areas/${encodeURIComponent(params.code ?? '')}`, {
      lang: language.parameter,
    });
    const [{ data: detail }, levels, concepts] = await Promise.all([
      api.get<Single<AreaDetail>>(path),
      codeList(api, 'areaLevels'),
      codeList(api, 'concepts'),
    ]);
    return { detail, levels, concepts };
  },
  head: ({ detail }, { pick, t }) => ({ title: pick(detail.name), description: t('areaText') }),
  View: Area,
});

function Area({ data: { detail, levels, concepts } }: { readonly data: AreaData }) {
  const { parameter, pick } = useLanguage();
  const nameIn = (list: ReadonlyMap<string, NamedCode>, id: string) => {
    const code = list.get(id);
    return code ? pick(code.name) : id;
  };
  return (
    <>
      <AreaHead detail={detail} level={nameIn(levels, detail.level)} />
      {detail.children.length > 0 && (
        <Part word="areasBelow">
          <ul class="area-list">
            {detail.children.map((child) => (
              <li key={child.id}>
                <AreaLink place={child} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part word="latestFigures">
        <Figures key={detail.id} detail={detail} />
        {detail.figures.length > 0 && (
          <TakeShort path={withQuery('/v1/latest', { area: detail.id, lang: parameter })} />
        )}
      </Part>
      {detail.lacks.length > 0 && (
        <Part word="lacks">
          <ul class="area-list">
            {detail.lacks.map((id) => (
              <li key={id}>
                <Link href={withQuery('/', { concept: id })}>{nameIn(concepts, id)}</Link>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

function AreaHead({ detail, level }: { readonly detail: AreaDetail; readonly level: string }) {
  const language = useLanguage();
  const { lang, pick, t } = language;
  const facts = [
    level,
    detail.gbCode === null ? detail.id : `${detail.id} · GB/T 2260 ${detail.gbCode}`,
    detail.indicators === 1 ? t('indicatorCount') : t('indicatorsCount', { n: detail.indicators }),
    statementCount(detail.statements, language),
    ...(detail.inNationalFigures === false ? [t('notInNational')] : []),
  ];
  return (
    <header class="page-head">
      <p class="crumb">
        {detail.parents.toReversed().map((parent, at) => (
          <span key={parent.id}>
            {at > 0 && ' › '}
            <AreaLink place={parent} />
          </span>
        ))}
      </p>
      <h1 tabIndex={-1}>{pick(detail.name)}</h1>
      <p class="other" lang={lang === 'zh' ? 'en' : 'zh'}>
        {lang === 'zh' ? detail.name.en : detail.name.zh}
      </p>
      <Facts facts={facts} />
    </header>
  );
}

function AreaLink({ place }: { readonly place: Place }) {
  const { pick } = useLanguage();
  return <Link href={`/areas/${place.id}`}>{pick(place.name)}</Link>;
}

interface PartProps {
  readonly word: 'areasBelow' | 'latestFigures' | 'lacks';
  readonly children: preact.ComponentChildren;
}

function Part({ word, children }: PartProps) {
  const { t } = useLanguage();
  return (
    <section class="area-part" aria-labelledby={word}>
      <h2 id={word}>{t(word)}</h2>
      {children}
    </section>
  );
}

/** Figures that are added by a click. */
const step = 40;

/** The figures of an area, some at a time. */
function Figures({ detail }: { readonly detail: AreaDetail }) {
  const { t } = useLanguage();
  const [most, setMost] = useState(step);
  if (detail.figures.length === 0) return <p class="empty">{t('noFigures')}</p>;
  return (
    <ol class="result-list">
      {detail.figures.slice(0, most).map((figures) => (
        <Row key={figures.id} figures={figures} code={detail.id} />
      ))}
      {most < detail.figures.length && (
        <li class="more">
          <button type="button" class="button" onClick={() => setMost(most + step)}>
            {t('more')}
          </button>
        </li>
      )}
    </ol>
  );
}

function Row({ figures, code }: { readonly figures: AreaFigures; readonly code: string }) {
  const language = useLanguage();
  const { pick, period, t } = language;
  const { id, name, covers, latest, firstPeriod, lastPeriod, statements } = figures;
  const best = latest.outturn ?? latest.forecast ?? latest.target;
  const lane = latest.outturn ? null : latest.forecast ? 'forecast' : 'target';
  const years = [...new Set([firstPeriod, lastPeriod].map((one) => one?.slice(0, 4)))].join('–');
  return (
    <li class="result">
      <div>
        <h3>
          <Link href={withQuery(`/indicators/${id}`, { area: code })}>{pick(name)}</Link>
        </h3>
        <Facts facts={[...(covers ? [pick(covers)] : []), years, statementCount(statements, language)]} />
      </div>
      {best && (
        <span class="latest">
          <span class="figure">{best.display}</span>
          <span class="when">
            {period(best.period)}
            {lane && ` · ${t(`lane.${lane}`)}`}
          </span>
        </span>
      )}
    </li>
  );
}
