import type { Evidence, Observation } from '../../page/base/model.ts';
import { hedgeBefore, rangeClause, roundName } from '../figures.ts';
import type { Language } from '../languages.ts';
import { useLanguage } from '../page-language.ts';
import { confirmationsText, Grade } from '../parts/grade.tsx';
import { Link } from '../parts/link.tsx';
import { unbroken } from '../parts/unbroken.tsx';
import { withQuery } from '../rows.ts';

interface HowSureProps {
  readonly row: Pick<Observation, 'area' | 'bounds' | 'evidence' | 'period' | 'qualifier' | 'unit'>;
  /** Id of the indicator of the page. */
  readonly indicator: string;
  /** The day as of which it was known, where that is not today. */
  readonly asOf?: string | undefined;
}

/** How sure a figure is: its grade in words, and each reason for it. A computed one has nobody who says or confirms it. Nothing where there is no evidence. */
export function HowSure({ row, indicator, asOf }: HowSureProps) {
  const language = useLanguage();
  const { t, term } = language;
  const { evidence, area } = row;
  if (evidence === null) return null;
  const path = (view: string) => withQuery(`/indicators/${indicator}`, { view, area, asOf });
  return (
    <div class="how-sure">
      <h2>{t('howSureTitle')}</h2>
      <p>
        <Grade evidence={evidence} /> {evidence.tier ? term('gradeMeans', evidence.grade) : t('weakestGrade')}
      </p>
      <ul>
        {reasonsOf(row, evidence, language).map((reason) => (
          <li key={reason}>{unbroken(reason)}</li>
        ))}
        <Failed evidence={evidence} path={path('checks')} />
        <Spread evidence={evidence} unit={row.unit} path={path('rivals')} />
      </ul>
      <p class="ways">
        <Link href={path('revisions')}>{t('seeRevisions')}</Link>
        {' · '}
        <Link href="/docs/methodology#evidence">{t('gradeRule')}</Link>
      </p>
    </div>
  );
}

function reasonsOf(
  { bounds, qualifier }: HowSureProps['row'],
  evidence: Evidence,
  language: Language,
): readonly string[] {
  const { t, term } = language;
  const { grade, tier, disputes, failedChecks } = evidence;
  const isContestedOtherwise = grade === 'D' && disputes === 0 && failedChecks.length === 0;
  const range = rangeClause(bounds, language);
  const own = tier
    ? [term('tierMeans', tier), sentenceCase(confirmationsText(evidence, language)) + t('fullStop')]
    : [];
  return [
    ...own,
    ...(isContestedOtherwise ? [t('contestedOtherwise')] : []),
    ...(disputes === 0 && isContestedOtherwise ? [] : [disputesText(disputes, language)]),
    ...(range === null ? [] : [precisionText(qualifier, range, language)]),
  ];
}

function disputesText(n: number, { t }: Language): string {
  return n === 0 ? t('noDisputes') : t(n === 1 ? 'disputesOne' : 'disputesMany', { n });
}

function precisionText(qualifier: string | null, range: string, { t, term }: Language): string {
  if (qualifier === null || qualifier === 'exact') return t('precisionExact', { range });
  return t('precisionHedged', { hedge: term('hedge', qualifier), range });
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The checks that it fails, each a link to what it says. */
function Failed({
  evidence: { failedChecks },
  path,
}: {
  readonly evidence: Evidence;
  readonly path: string;
}) {
  const { t } = useLanguage();
  if (failedChecks.length === 0) return <li>{t('noFailedChecks')}</li>;
  return (
    <li>
      <Link href={path}>{t('failsChecks', { n: failedChecks.length })}</Link>
    </li>
  );
}

interface SpreadProps {
  readonly evidence: Evidence;
  readonly unit: string;
  readonly path: string;
}

/** How far rival indicators reach. */
function Spread({ evidence: { rivals }, unit, path }: SpreadProps) {
  const language = useLanguage();
  const { t } = language;
  if (!rivals) return null;
  const percent = unit === 'percent' ? '%' : '';
  const said = ({ value, qualifier }: { readonly value: number | null; readonly qualifier: string }) => {
    if (value === null) return '–';
    return `${hedgeBefore(qualifier, language)}${roundName(value, language)}${percent}`;
  };
  const [low, high] = [said(rivals.lowest), said(rivals.highest)];
  const alone = rivals.lowest.id === rivals.highest.id;
  return (
    <li>
      {unbroken(t(alone ? 'rivalSays' : 'rivalsSpread', { low, high }))}{' '}
      <Link href={path}>{t('seeRivals')}</Link>
    </li>
  );
}
