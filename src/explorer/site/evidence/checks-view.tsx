import '../indicator/common-of-tabs.ts';
import type { Check } from '../../page/base/model.ts';
import { outcomes } from '../address/page-parameters.ts';
import { defineView, type IndicatorAnswer } from '../indicator/view.tsx';
import type { Asked } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { CheckList } from '../parts/check-card.tsx';
import { Link } from '../parts/link.tsx';
import { allRows, withQuery } from '../rows.ts';

/** Checks of an outcome that stand open, besides the contradictions. */
const fewest = 4;

/** The checks that a figure of the indicator has a part in, the contradictions first. */
export const openChecks = defineView<ChecksData>({ load: checksData, View: ChecksView });

interface ChecksData {
  readonly checks: readonly Check[];
  /** The day as of which they were known, where that is not today. */
  readonly asOf: string | undefined;
}

/**
 * Checks work with figures that are current today. Of a chosen day, those whose last figure was known then, which was
 * current then too; why figures do not fit may have been read later.
 */
async function checksData({ api, language, query }: Asked, { id }: IndicatorAnswer): Promise<ChecksData> {
  const { asOf } = query;
  const fields = 'id,title,outcome,sentence,explanation,left,right,operands,knownFrom';
  const parameters = { indicator: id, fields, meta: 'none', limit: 1000, lang: language.parameter };
  const { data } = await allRows<DatedCheck>(api, withQuery('/v1/checks', parameters));
  if (asOf === undefined) return { checks: data, asOf };
  const known = data.filter(({ knownFrom }) => knownFrom !== null && knownFrom <= asOf);
  return { checks: known.map((check) => ({ ...check, explanation: null })), asOf };
}

type DatedCheck = Check & { readonly knownFrom: string | null };

function ChecksView({ data: { checks: data, asOf } }: { readonly data: ChecksData }) {
  const { lang, t } = useLanguage();
  const groups = outcomes
    .map((outcome) => [outcome, data.filter((check) => check.outcome === outcome)] as const)
    .filter(([, checks]) => checks.length > 0);
  const parts = groups
    .map(([outcome, { length }]) => t(`counted.${outcome}`, { n: length }))
    .join(lang === 'zh' ? '，' : ', ');
  return (
    <div class="checks-view">
      <h2>{t('checksOf')}</h2>
      <p class="sub">
        {data.length === 0
          ? t('checksNone')
          : t(data.length === 1 ? 'checksOne' : 'checksCount', { n: data.length, parts })}{' '}
        <Link href="/checks">{t('allChecks')}</Link>
      </p>
      {asOf !== undefined && <p class="sub">{t('checksAsOf', { date: asOf })}</p>}
      {groups.map(([outcome, checks]) => (
        <Outcome key={outcome} checks={checks} most={outcome === 'inconsistent' ? checks.length : fewest} />
      ))}
    </div>
  );
}

function Outcome({ checks, most }: { readonly checks: readonly Check[]; readonly most: number }) {
  const { t } = useLanguage();
  const folded = checks.slice(most);
  return (
    <>
      <CheckList checks={checks.slice(0, most)} />
      {folded.length > 0 && (
        <details>
          <summary>{t('moreChecks', { n: folded.length })}</summary>
          <CheckList checks={folded} />
        </details>
      )}
    </>
  );
}
